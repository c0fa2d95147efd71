import { useState } from 'react';

import { useUrlText } from '../../lib/url-filter.ts';
import { useRunningTimer } from '../../lib/use-running-timer.ts';
import { useStartTimer, useStopTimer } from '../../lib/use-timer.ts';
import type { WorkItem } from './use-work-items.ts';

/** What a dialog asks for now. */
export type Asked =
  | { readonly kind: 'due' | 'edit' | 'roll'; readonly item: WorkItem }
  | { readonly kind: 'new' };

/** What rows, menus and keys of the Work page do. */
export function useWorkActions() {
  const running = useRunningTimer();
  const start = useStartTimer();
  const stop = useStopTimer();
  const [linkId, setLinkId] = useUrlText('link', { push: true });
  const [, setTraceId] = useUrlText('trace', { push: true });
  const [asked, ask] = useState<Asked | null>(null);
  const runningId = running?.workItemId ?? null;
  return {
    runningId,
    isLinkOpen: linkId !== null,
    toggleTimer: (workItemId: string) => {
      if (workItemId === runningId) stop.mutate({});
      else start.mutate({ workItemId });
    },
    openLink: (workItemId: string) => setLinkId(workItemId),
    openTrace: (timeEntryId: string) => setTraceId(timeEntryId),
    asked,
    ask,
  };
}

export type WorkActions = ReturnType<typeof useWorkActions>;
