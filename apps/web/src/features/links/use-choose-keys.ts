import { useKey } from '../../lib/use-key.ts';
import type { Choice } from './review-facts.ts';
import type { JobTask } from './use-decide.ts';

/** `1` to `9` take the job of that place. */
export function useChooseKeys(choices: readonly Choice[], onLink: (to: JobTask) => void): void {
  const take = (place: number) => () => {
    const choice = choices[place - 1];
    if (choice) onLink({ xpmJobNumber: choice.xpmJobNumber, xpmJobTaskUuid: choice.xpmJobTaskUuid });
  };
  const upTo = (place: number) => ({ enabled: choices.length >= place });
  useKey('choose1', take(1), upTo(1));
  useKey('choose2', take(2), upTo(2));
  useKey('choose3', take(3), upTo(3));
  useKey('choose4', take(4), upTo(4));
  useKey('choose5', take(5), upTo(5));
  useKey('choose6', take(6), upTo(6));
  useKey('choose7', take(7), upTo(7));
  useKey('choose8', take(8), upTo(8));
  useKey('choose9', take(9), upTo(9));
}
