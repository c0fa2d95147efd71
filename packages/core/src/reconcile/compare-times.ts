import { sha256 } from '../outbox/sha256.ts';
import { formatMinutes } from '../time-entry/format-minutes.ts';
import type { Acceptance, Bucket, Difference, Settlement } from './difference.ts';

/** An entry here, with what is known of it over there. Instants in milliseconds. */
export type TimeHere = {
  readonly timeEntryId: string;
  readonly deliveryId: string | null;
  readonly staffName: string;
  readonly workDate: string;
  readonly xpmJobNumber: string | null;
  readonly taskName: string | null;
  readonly minutes: number;
  readonly note: string;
  readonly removed: boolean;
  readonly state: string;
  readonly reason: string | null;
  readonly sentence: string;
  readonly remoteId: string | null;
  readonly syncedHash: string | null;
  readonly syncedAt: number | null;
  /** Records over there that look like it too. */
  readonly others: readonly string[];
};

/** A record over there, as the last sweep read it. */
export type TimeThere = {
  readonly xpmTimeUuid: string;
  readonly staffName: string;
  readonly workDate: string;
  readonly xpmJobNumber: string;
  readonly taskName: string;
  readonly minutes: number;
  readonly note: string;
  readonly hash: string;
  readonly isInvoiced: boolean;
  readonly seenAt: number;
};

export type TimeDifference = Difference & {
  readonly timeEntryId: string | null;
  readonly deliveryId: string | null;
  readonly xpmTimeUuid: string | null;
  readonly others: readonly string[];
  readonly staffName: string;
  readonly workDate: string;
  readonly xpmJobNumber: string | null;
  readonly taskName: string | null;
  readonly minutesHere: number | null;
  readonly minutesThere: number | null;
  readonly noteHere: string | null;
  readonly noteThere: string | null;
};

export type Compared = {
  readonly here: readonly TimeHere[];
  readonly there: readonly TimeThere[];
  readonly accepted: ReadonlyMap<string, Acceptance>;
  /** When the last sweep of these days began, in milliseconds; null while there was none. */
  readonly sweptAt: number | null;
};

/**
 * Pairs the entries of some days here with the records of XPM by their ids, and says of each pair how it stands. A
 * record that was settled after the sweep read XPM counts as it was answered.
 */
export function compareTimes({ here, there, accepted, sweptAt }: Compared): TimeDifference[] {
  const byId = new Map(there.map((time) => [time.xpmTimeUuid, time]));
  const doubles = new Set(here.flatMap(({ others }) => others));
  const known = new Set(here.flatMap(({ remoteId }) => remoteId ?? []));
  const ours = here
    .filter(({ removed, remoteId, others }) => !removed || remoteId !== null || others.length > 0)
    .map((entry) => judgeOurs(entry, { record: byId.get(entry.remoteId ?? ''), sweptAt }));
  const theirs = there
    .filter(({ xpmTimeUuid }) => !known.has(xpmTimeUuid) && !doubles.has(xpmTimeUuid))
    .map(judgeTheirs);
  return [...ours, ...theirs].map((found) => ({
    ...found,
    accepted: accepted.get(found.fingerprint) ?? null,
  }));
}

type Judged = Omit<TimeDifference, 'accepted'>;
type Verdict = {
  readonly bucket: Bucket;
  readonly sentence: string;
  readonly choices: readonly Settlement[];
};

type Found = { readonly record: TimeThere | undefined; readonly sweptAt: number | null };

function judgeOurs(entry: TimeHere, { record, sweptAt }: Found): Judged {
  const verdict = verdictOf(entry, { record, sweptAt });
  const { timeEntryId, deliveryId, staffName, workDate, xpmJobNumber, taskName, others } = entry;
  return {
    ...verdict,
    fingerprint: sha256(
      JSON.stringify([timeEntryId, entry.minutes, entry.note, workDate, record?.hash ?? null, others]),
    ),
    timeEntryId,
    deliveryId,
    xpmTimeUuid: entry.remoteId,
    others,
    staffName,
    workDate,
    xpmJobNumber,
    taskName,
    minutesHere: entry.removed ? null : entry.minutes,
    minutesThere: record?.minutes ?? (verdict.bucket === 'equal' ? entry.minutes : null),
    noteHere: entry.removed ? null : entry.note,
    noteThere: record?.note ?? null,
  };
}

function verdictOf(entry: TimeHere, { record, sweptAt }: Found): Verdict {
  const { state, reason, remoteId, sentence, syncedHash, syncedAt } = entry;
  if (reason === 'twice_in_xpm') {
    return { bucket: 'doubled', sentence, choices: ['remove_others', 'accept'] };
  }
  if (remoteId === null) {
    const choices: Settlement[] = reason === 'removed_in_xpm' ? ['send_ours', 'accept'] : ['accept'];
    return { bucket: 'missing_there', sentence, choices };
  }
  const isSettled = state === 'delivered' && reason !== 'left_alone';
  const isNewer = syncedAt !== null && (record?.seenAt ?? sweptAt ?? -Infinity) <= syncedAt;
  if (isSettled && (isNewer || record?.hash === syncedHash)) {
    return { bucket: 'equal', sentence, choices: [] };
  }
  if (!record && !isNewer) return { bucket: 'missing_there', sentence, choices: ['accept'] };
  return { bucket: 'differs', sentence: differsSentence(entry, record), choices: choicesFor(entry, record) };
}

function differsSentence(entry: TimeHere, record: TimeThere | undefined): string {
  if (!record || entry.state !== 'blocked') return entry.sentence;
  if (record.minutes === entry.minutes || entry.removed) return entry.sentence;
  const here = formatMinutes(entry.minutes);
  return `Someone changed this entry in XPM: ${here} is now ${formatMinutes(record.minutes)}. Take theirs or send yours.`;
}

function choicesFor({ state }: TimeHere, record: TimeThere | undefined): Settlement[] {
  if (state !== 'blocked' && state !== 'refused' && state !== 'delivered') return [];
  if (record?.isInvoiced) return ['take_theirs', 'accept'];
  return record ? ['take_theirs', 'send_ours', 'accept'] : ['accept'];
}

function judgeTheirs(record: TimeThere): Judged {
  const { xpmTimeUuid, staffName, workDate, xpmJobNumber, taskName, minutes, note, hash } = record;
  return {
    fingerprint: sha256(JSON.stringify([xpmTimeUuid, hash])),
    bucket: 'missing_here',
    sentence: `Written down in XPM itself by or for ${staffName}. It is theirs: nothing here changes it.`,
    choices: ['accept'],
    timeEntryId: null,
    deliveryId: null,
    xpmTimeUuid,
    others: [],
    staffName,
    workDate,
    xpmJobNumber,
    taskName,
    minutesHere: null,
    minutesThere: minutes,
    noteHere: null,
    noteThere: note,
  };
}
