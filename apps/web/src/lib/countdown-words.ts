import { clock } from './format.ts';

/** `0:42` of a wait in milliseconds, `1:05:10` from an hour on; part of a second counts as one. */
export function countdownWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds >= 3600) return clock(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
