import type { StateLook } from '../../components/state-looks.ts';
import { counted } from '../../lib/format.ts';
import type { Waiting } from '../use-waiting.ts';
import { fine, needsYou, unknown, waits } from './tile-looks.ts';

type Unsent = Pick<Waiting, 'needsPerson' | 'onTheirWay' | 'checking'> & {
  /** Whether anything is known yet. */
  readonly isRead: boolean;
};

/** What the Unsent tile shows first: whether a person is needed, else that nobody is, and whether anything waits. */
export function unsentFacts({ isRead, needsPerson, onTheirWay, checking }: Unsent): {
  readonly look: StateLook;
  readonly value: string;
} {
  if (!isRead) return { look: unknown, value: '—' };
  if (needsPerson > 0) return { look: needsYou, value: `${counted(needsPerson, 'needs', 'need')} you` };
  return { look: onTheirWay + checking > 0 ? waits : fine, value: 'Nothing needs you' };
}
