import { formatDay } from '../clock/format-day.ts';
import { stripMarker } from '../outbox/note-marker.ts';
import { formatMinutes } from '../time-entry/format-minutes.ts';
import type { Bucket, FieldDifference, Settlement } from './difference.ts';
import type { TimeHere, TimeThere } from './time-records.ts';

export type TimeVerdict = {
  readonly bucket: Bucket;
  readonly sentence: string;
  readonly choices: readonly Settlement[];
  readonly fields: readonly FieldDifference[];
};

export type FoundTime = {
  readonly record: TimeThere | undefined;
  /** When the last sweep of its days began, in milliseconds; null while there was none. */
  readonly sweptAt: number | null;
};

/** How an entry of ours stands to its record in XPM, why, and what a person may decide about it. */
export function judgeTime(entry: TimeHere, found: FoundTime): TimeVerdict {
  const { reason, remoteId, others, sentence } = entry;
  if (reason === 'twice_in_xpm') {
    return { bucket: 'doubled', sentence, choices: ['remove_others', 'accept'], fields: [] };
  }
  if (reason === 'left_alone' && others.length > 0) {
    return { bucket: 'doubled', sentence, choices: ['accept'], fields: [] };
  }
  if (remoteId === null) {
    return { bucket: 'missing_there', sentence, choices: unsentChoices(entry), fields: [] };
  }
  const isNewer = wasAnsweredSince(entry, found);
  if (isEqual(entry, found.record, isNewer)) return { bucket: 'equal', sentence, choices: [], fields: [] };
  return !found.record && !isNewer ? notListed : judgeDiffering(entry, found.record);
}

/** Our own knowledge is newer than what the sweep read. */
function wasAnsweredSince({ syncedAt }: TimeHere, { record, sweptAt }: FoundTime): boolean {
  return syncedAt !== null && (record?.seenAt ?? sweptAt ?? -Infinity) <= syncedAt;
}

function isEqual(
  { state, reason, syncedHash }: TimeHere,
  record: TimeThere | undefined,
  isNewer: boolean,
): boolean {
  const isSettled = state === 'delivered' && reason !== 'left_alone';
  return isSettled && (isNewer || record?.hash === syncedHash);
}

const notListed: TimeVerdict = {
  bucket: 'missing_there',
  sentence: 'XPM did not list this entry when it was last read. Read it again, then decide.',
  choices: ['accept'],
  fields: [],
};

function judgeDiffering(entry: TimeHere, record: TimeThere | undefined): TimeVerdict {
  const fields = record ? differingFields(entry, record) : [];
  return {
    bucket: 'differs',
    sentence: differsSentence(entry, { record, fields }),
    choices: choicesFor(entry, record),
    fields,
  };
}

/** What XPM never had, or has no more. */
function unsentChoices({ reason, state }: TimeHere): readonly Settlement[] {
  if (reason === 'removed_in_xpm' || reason === 'keeps_failing') return ['send_ours', 'accept'];
  return reason === 'left_alone' || state === 'refused' ? ['send_ours', 'accept'] : ['accept'];
}

const wordsOf = {
  minutes: 'time',
  workDate: 'day',
  xpmJobNumber: 'job',
  taskName: 'task',
  note: 'note',
} as const;

/** Each value both sides keep otherwise, as people read it. */
function differingFields(entry: TimeHere, record: TimeThere): readonly FieldDifference[] {
  if (entry.removed) return [];
  const pairs = [
    {
      field: wordsOf.minutes,
      here: formatMinutes(entry.minutes),
      there: formatMinutes(record.minutes),
    },
    { field: wordsOf.workDate, here: formatDay(entry.workDate), there: formatDay(record.workDate) },
    { field: wordsOf.xpmJobNumber, here: entry.xpmJobNumber ?? '', there: record.xpmJobNumber },
    { field: wordsOf.taskName, here: entry.taskName ?? '', there: record.taskName },
    { field: wordsOf.note, here: entry.note.trimEnd(), there: stripMarker(record.note).trimEnd() },
  ];
  return pairs.filter(({ here, there }) => here !== there);
}

function differsSentence(
  entry: TimeHere,
  { record, fields }: { readonly record: TimeThere | undefined; readonly fields: TimeVerdict['fields'] },
): string {
  const [first] = fields;
  const isAsked = entry.state === 'blocked' && entry.reason !== 'recognised';
  if (!record || !first || !isAsked) return entry.sentence;
  const change =
    first.field === wordsOf.note ? 'its note reads otherwise' : `${first.here} is now ${first.there}`;
  return record.isInvoiced
    ? `In XPM ${change}, and it is invoiced there, so it cannot change. What stands here is kept beside it.`
    : `Someone changed this entry in XPM: ${change}. Take theirs or send yours.`;
}

function choicesFor({ state, reason }: TimeHere, record: TimeThere | undefined): readonly Settlement[] {
  if (state !== 'blocked' && state !== 'refused' && state !== 'delivered') return [];
  if (!record) return reason === 'invoiced' ? ['accept'] : ['send_ours', 'accept'];
  return record.isInvoiced ? ['take_theirs', 'accept'] : ['take_theirs', 'send_ours', 'accept'];
}
