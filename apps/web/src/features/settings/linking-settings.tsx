import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { counted } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Setting } from './setting.tsx';
import { useSavePractice } from './use-save-practice.ts';

import css from './settings.module.css';

/** Whether work finds its job by itself, and how our entries are told apart in XPM. */
export function LinkingSettings() {
  const { autoLink, noteMarker } = usePractice();
  const link = useSavePractice();
  const marker = useSavePractice();
  return (
    <div className={css['fields']}>
      <Setting label="Auto-link" state={link} hint={<AutoLinkEffect on={autoLink} />}>
        {({ describedBy }) => (
          <Switch
            label="Work items find their job in XPM by themselves"
            aria-describedby={describedBy}
            checked={autoLink}
            onChange={(event) => link.save({ autoLink: event.currentTarget.checked })}
          />
        )}
      </Setting>
      <Setting
        label="Note marker"
        state={marker}
        hint="Nine signs after the note let us find an entry again when XPM did not answer, so nothing arrives twice."
      >
        {({ describedBy }) => (
          <>
            <Switch
              label="Put a marker after the note in XPM"
              aria-describedby={describedBy}
              checked={noteMarker}
              onChange={(event) => marker.save({ noteMarker: event.currentTarget.checked })}
            />
            <div className={css['example']}>
              In XPM: <strong>Reconciled GST{noteMarker ? ' #7K2M9QX4D' : ''}</strong>
            </div>
          </>
        )}
      </Setting>
    </div>
  );
}

function AutoLinkEffect({ on }: { readonly on: boolean }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.process.list.queryOptions());
  const open = data?.reduce((sum, { workItemCount, linkedCount }) => sum + workItemCount - linkedCount, 0);
  const without = open === undefined ? 'Some work items' : counted(open, 'work item', 'work items');
  if (on) {
    return `Links only where exactly one job fits; ${without} without a job now. What a person linked or unlinked stays.`;
  }
  return `${without} without a job wait. Turning it on looks at them at once and links those that exactly one job fits; the others go to Link review.`;
}
