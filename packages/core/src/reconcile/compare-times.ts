import { stripMarker } from '../outbox/note-marker.ts';
import { sha256 } from '../outbox/sha256.ts';
import { type Acceptance, withAcceptance } from './difference.ts';
import { type FoundTime, judgeTime } from './judge-time.ts';
import type { TimeDifference, TimeHere, TimeThere } from './time-records.ts';

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
    .map((entry) => {
      const copies = entry.others.flatMap((uuid) => byId.get(uuid) ?? []);
      return withCopies(judgeOurs(entry, { record: byId.get(entry.remoteId ?? ''), sweptAt }), copies);
    });
  const theirs = there
    .filter(({ xpmTimeUuid }) => !known.has(xpmTimeUuid) && !doubles.has(xpmTimeUuid))
    .map(judgeTheirs);
  return [...ours, ...theirs].map((found) => withAcceptance(found, accepted));
}

type Judged = Omit<TimeDifference, 'accepted'>;

function judgeOurs(entry: TimeHere, found: FoundTime): Judged {
  const { record } = found;
  const verdict = judgeTime(entry, found);
  const { timeEntryId, deliveryId, staffName, workDate, xpmJobNumber, taskName, others } = entry;
  const { removed, minutes, note } = entry;
  return {
    ...verdict,
    fingerprint: sha256(
      JSON.stringify([
        timeEntryId,
        removed,
        minutes,
        note,
        workDate,
        xpmJobNumber,
        contentOf(record),
        others,
      ]),
    ),
    timeEntryId,
    deliveryId,
    xpmTimeUuid: entry.remoteId,
    others,
    staffName,
    workDate,
    xpmJobNumber,
    taskName,
    minutesHere: removed ? null : minutes,
    noteHere: removed ? null : note,
    ...sideOf(record, verdict.bucket === 'equal' ? minutes : null),
  };
}

/** Copies over there count too: they are what is too much. */
function withCopies(judged: Judged, copies: readonly TimeThere[]): Judged {
  if (judged.bucket !== 'doubled') return judged;
  const minutesThere = copies.reduce((sum, { minutes }) => sum + minutes, judged.minutesThere ?? 0);
  return { ...judged, minutesThere };
}

/** What an explanation stands on: being read again changes none of it. */
function contentOf(record: TimeThere | undefined): readonly unknown[] | null {
  return record ? [record.hash, record.isInvoiced] : null;
}

function sideOf(record: TimeThere | undefined, otherwise: number | null) {
  if (!record) return { minutesThere: otherwise, noteThere: null, isInvoiced: false };
  const { minutes, note, isInvoiced } = record;
  return { minutesThere: minutes, noteThere: stripMarker(note), isInvoiced };
}

function judgeTheirs(record: TimeThere): Judged {
  const { xpmTimeUuid, staffName, workDate, xpmJobNumber, taskName, minutes, note, hash } = record;
  return {
    fingerprint: sha256(JSON.stringify([xpmTimeUuid, hash])),
    bucket: 'missing_here',
    sentence: `Written down in XPM itself by or for ${staffName}. It is theirs: nothing here changes it.`,
    choices: ['accept'],
    fields: [],
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
    noteThere: stripMarker(note),
    isInvoiced: record.isInvoiced,
  };
}
