import { createHash } from 'node:crypto';

/** A time entry as it should stand in XPM. */
export type DesiredTime = {
  readonly xpmJobNumber: string;
  readonly xpmJobTaskUuid: string;
  readonly xpmStaffUuid: string;
  /** `YYYY-MM-DD` */
  readonly workDate: string;
  readonly minutes: number;
  readonly note: string;
};

/** Notes are equal when they differ only by line ends and trailing blanks, which XPM does not keep reliably. */
export function normaliseNote(note: string): string {
  return note.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimEnd();
}

/** SHA-256 of what counts about an entry in XPM; equal hashes mean there is nothing to send. */
export function hashTime(time: DesiredTime): string {
  const text = JSON.stringify([
    time.xpmJobNumber,
    time.xpmJobTaskUuid.toLowerCase(),
    time.xpmStaffUuid.toLowerCase(),
    time.workDate,
    time.minutes,
    normaliseNote(time.note),
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** The first field in which XPM's record differs from what was sent, or null. */
export function differingField(sent: DesiredTime, kept: DesiredTime): keyof DesiredTime | null {
  if (sent.xpmJobNumber !== kept.xpmJobNumber) return 'xpmJobNumber';
  if (sent.xpmJobTaskUuid.toLowerCase() !== kept.xpmJobTaskUuid.toLowerCase()) return 'xpmJobTaskUuid';
  if (sent.xpmStaffUuid.toLowerCase() !== kept.xpmStaffUuid.toLowerCase()) return 'xpmStaffUuid';
  if (sent.workDate !== kept.workDate) return 'workDate';
  if (sent.minutes !== kept.minutes) return 'minutes';
  return normaliseNote(sent.note) === normaliseNote(kept.note) ? null : 'note';
}
