import { useMemo } from 'react';

import { useNow, usePractice, useToday } from '../../lib/session.ts';
import type { AuditEvent } from './audit-types.ts';
import { withWorkOfTime } from './subject-name.ts';
import { useNames } from './use-names.ts';
import type { ValueContext } from './value-words.ts';

/** Everything values are read with: names, the practice's zone, today. */
export function useValueContext(events: readonly AuditEvent[]): ValueContext {
  const { timeZone } = usePractice();
  const today = useToday();
  const nowMs = useNow();
  const known = useNames();
  const names = useMemo(() => withWorkOfTime(known, events), [known, events]);
  return useMemo(() => ({ timeZone, today, now: new Date(nowMs), names }), [timeZone, today, nowMs, names]);
}
