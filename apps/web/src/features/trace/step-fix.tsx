import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

import { paths } from '../../lib/paths.ts';
import { useHasRole } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { AskAdmin } from './ask-admin.tsx';
import { ChooseWork } from './choose-work.tsx';
import { SendAgain } from './send-again.tsx';
import type { Trace, TracedEntry } from './trace.ts';

import css from './trace.module.css';

type Fix = Trace['steps'][number]['fix'];
type StepFixProps = { readonly fix: Fix; readonly entry: TracedEntry };

/** The one button of the station that holds an entry up: what this person may do, or whom to ask. */
export function StepFix({ fix, entry }: StepFixProps) {
  return (
    <div className={css['fix']}>
      <Way fix={fix} entry={entry} />
    </div>
  );
}

function Way({ fix, entry }: StepFixProps) {
  switch (fix) {
    case 'choose_work':
      return <ChooseWork entry={entry} label="Choose the work" />;
    case 'move':
      return (
        <>
          <ChooseWork entry={entry} label="Move to other work" />
          <ChooseJob entry={entry} label="Choose another job" />
        </>
      );
    case 'choose_job':
      return <ChooseJob entry={entry} label="Choose a job" />;
    case 'turn_on_auto_link':
      return (
        <>
          <ChooseJob entry={entry} label="Choose a job" />
          <ForAdmin to={paths.settingsPractice} label="Turn on auto-link" entry={entry} />
        </>
      );
    case 'link_staff':
      return <ForAdmin to={paths.settingsMembers} label={`Link ${entry.staffName}`} entry={entry} />;
    case 'reconnect':
      return <ForAdmin to={paths.settingsConnections} label="Reconnect" entry={entry} />;
    case 'reconcile':
      return <ToReconcile entry={entry} />;
    case 'send_again':
      return <SendAgain entry={entry} />;
    case null:
      return null;
  }
}

/** Both sides next to each other, where a person decides which one stays. */
function ToReconcile({ entry }: { readonly entry: TracedEntry }) {
  const isAdmin = useHasRole('admin');
  const navigate = useNavigate();
  if (!isAdmin) return <AskAdmin entry={entry} />;
  const search = { month: entry.workDate.slice(0, 7) };
  return (
    <Button variant="default" onClick={() => void navigate({ to: paths.reconcile, search })}>
      Look at both sides
    </Button>
  );
}

function ChooseJob({ entry, label }: { readonly entry: TracedEntry; readonly label: string }) {
  const [, setLinkId] = useUrlText('link', { push: true });
  return (
    <Button variant="default" onClick={() => setLinkId(entry.workItemId)}>
      {label}
    </Button>
  );
}

type ForAdminProps = {
  readonly to:
    | typeof paths.settingsMembers
    | typeof paths.settingsConnections
    | typeof paths.settingsPractice;
  readonly label: string;
  readonly entry: TracedEntry;
};

function ForAdmin({ to, label, entry }: ForAdminProps) {
  const isAdmin = useHasRole('admin');
  const navigate = useNavigate();
  if (!isAdmin) return <AskAdmin entry={entry} />;
  return (
    <Button variant="default" onClick={() => void navigate({ to })}>
      {label}
    </Button>
  );
}
