import { createHmac } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The short text that makes an entry recognisable in XPM: `#` and nine characters, the last one a check.
 *
 * Constant for an entry, so that all its attempts collide visibly. Crockford's base 32: no I, L, O or U.
 */
export function noteMarker(practiceId: string, timeEntryId: string): string {
  const digest = createHmac('sha256', practiceId).update(timeEntryId).digest();
  const body = Array.from({ length: 8 }, (_, index) => alphabet[(digest[index] ?? 0) % 32]).join('');
  return `#${body}${checkCharacter(body)}`;
}

/** The note as it goes to XPM, with the marker after it when the practice uses markers. */
export function noteWithMarker(note: string, marker: string | null): string {
  if (marker === null) return note;
  return note === '' ? marker : `${note} ${marker}`;
}

/** The note without the marker at its end, whosever it is. */
export function stripMarker(note: string): string {
  return note.trimEnd().replace(/\s?#[0-9a-z]{9}$/i, '');
}

/** Whether a note from XPM ends with this marker, whatever was done to its blanks and case. */
export function hasMarker(note: string, marker: string): boolean {
  return note.trimEnd().toUpperCase().endsWith(marker);
}

function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) sum = (sum * 33 + alphabet.indexOf(character)) % 31;
  return alphabet[sum] ?? '0';
}
