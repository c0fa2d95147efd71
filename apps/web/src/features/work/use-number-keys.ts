import { useKey } from '../../lib/use-key.ts';

/** Binds 1 to 9 to the first nine of a list; `choose` gets the index from 0. */
export function useNumberKeys(choose: (index: number) => void): void {
  useKey('choose1', () => choose(0));
  useKey('choose2', () => choose(1));
  useKey('choose3', () => choose(2));
  useKey('choose4', () => choose(3));
  useKey('choose5', () => choose(4));
  useKey('choose6', () => choose(5));
  useKey('choose7', () => choose(6));
  useKey('choose8', () => choose(7));
  useKey('choose9', () => choose(8));
}
