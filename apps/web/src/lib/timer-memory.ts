import { createStore } from './store.ts';

/** A stretch of work that was just stopped here. */
export type SavedTime = {
  readonly entryId: string;
  readonly workItemId: string | null;
  readonly note: string;
  /** "Tax return", or the note of a timer without work. */
  readonly what: string;
  readonly workDate: string;
  /** Whole minutes after the practice's rounding. */
  readonly minutes: number;
};

/** What was stopped last, while the header tells; null otherwise. */
export const lastSaved = createStore<SavedTime | null>(null);

/** Id of the timer that was last started on this device; another one came from elsewhere. */
export const startedHere = createStore<string | null>(null);
