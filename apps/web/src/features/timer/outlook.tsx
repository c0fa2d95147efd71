import {
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconCloudOff,
  IconHandStop,
} from '@tabler/icons-react';
import { onlineManager, useQuery } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';

import { sentenceTip } from '../../components/tip.ts';
import { linkWords } from '../../lib/link-words.ts';
import { type RunningTimer, isStarting } from '../../lib/timer-guess.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useUrlText } from '../../lib/url-filter.ts';

import css from './timer.module.css';

const icon = { size: 14, stroke: 2.2, 'aria-hidden': true } as const;

type OutlookProps = { readonly running: RunningTimer; readonly onChooseWork: () => void };

/** Whether the running time will reach XPM; when not, a button to what is missing. The time is safe meanwhile. */
export function Outlook({ running, onChooseWork }: OutlookProps) {
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (!isOnline) {
    return (
      <span
        className={css['told']}
        {...sentenceTip('What you do now is done when this computer is back online.')}
      >
        <IconCloudOff {...icon} /> <span className={css['words']}>offline</span>
      </span>
    );
  }
  if (running.workItemId === null) {
    return (
      <Ask
        onClick={onChooseWork}
        icon={<IconCircleDashed {...icon} />}
        words="choose work"
        sentence={running.delivery.sentence}
      />
    );
  }
  if (running.goesToXpm) {
    return (
      <span
        className={css['goes']}
        {...sentenceTip(running.delivery.sentence || 'Goes to XPM when you stop.')}
      >
        <IconCheck {...icon} /> <span className={css['words']}>goes to XPM</span>
      </span>
    );
  }
  return isStarting(running) ? null : <Hindrance running={running} workItemId={running.workItemId} />;
}

function Hindrance({ running, workItemId }: { readonly running: RunningTimer; readonly workItemId: string }) {
  const trpc = useTRPC();
  const { data: link } = useQuery(trpc.link.explain.queryOptions({ workItemId }));
  const [, setLinkId] = useUrlText('link', { push: true });
  const [, setTraceId] = useUrlText('trace', { push: true });
  if (!link) return null;
  if (link.state !== 'linked') {
    return (
      <Ask
        onClick={() => setLinkId(workItemId)}
        icon={<IconAlertTriangle {...icon} />}
        words={linkWords(link).toLowerCase()}
        sentence={link.sentence}
      />
    );
  }
  if (link.jobIsOpen === false) {
    return (
      <Ask
        onClick={() => setLinkId(workItemId)}
        icon={<IconHandStop {...icon} />}
        words="job completed"
        sentence={`${link.xpmJobNumber ?? 'The job'} is not open in XPM any more. Choose another job, or have it reopened.`}
      />
    );
  }
  return (
    <Ask
      onClick={() => setTraceId(running.id)}
      icon={<IconHandStop {...icon} />}
      words="no XPM person"
      sentence={`${running.staffName} has no XPM person yet. The time is kept and goes once an admin links one.`}
    />
  );
}

function Ask(props: {
  readonly onClick: () => void;
  readonly icon: ReactNode;
  readonly words: string;
  readonly sentence: string;
}) {
  return (
    <button type="button" className={css['ask']} onClick={props.onClick} {...sentenceTip(props.sentence)}>
      {props.icon} <span className={css['words']}>{props.words}</span>
    </button>
  );
}
