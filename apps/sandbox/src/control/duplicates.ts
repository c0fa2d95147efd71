import type { World } from '../world/world.ts';
import { invoiceKind, isGone, isOfKind } from '../xero/document-kind.ts';
import type { LedgerDocument } from '../xero/records.ts';
import type { Time } from '../xpm/records.ts';

/** Records that share what they should not; `count` is at least 2. */
export interface Duplicate {
  /** What they share, as text. */
  readonly shared: string;
  readonly count: number;
  readonly ids: readonly string[];
}

/** Things that look like one thing sent twice, for tests of exactly-once. Source: xero-contract S22. */
export interface Duplicates {
  readonly xero: {
    /** Invoices in force under one `Url`. */
    readonly url: readonly Duplicate[];
    /** Invoices in force of one reference, contact and total. */
    readonly content: readonly Duplicate[];
  };
  readonly xpm: {
    /** Time entries whose notes end in one marker: `#` and nine letters or digits. */
    readonly marker: readonly Duplicate[];
    /** Time entries of one job, task, person, day, minutes and note. */
    readonly content: readonly Duplicate[];
  };
}

/** Finds them. People may make the same entry twice too: a duplicate of content is a question, not a proof. */
export function duplicatesIn(world: World): Duplicates {
  const invoices = world.tables.documents.all().filter((row) => isOfKind(row, invoiceKind) && !isGone(row));
  const times = world.tables.times.all();
  const idOf = ({ id }: LedgerDocument): string => id;
  const uuidOf = ({ uuid }: Time): string => uuid;
  return {
    xero: {
      url: shared(invoices, ({ url }) => url, idOf),
      content: shared(
        invoices,
        (row) => (row.reference === '' ? null : `${row.reference} | ${row.contactId} | ${row.total}`),
        idOf,
      ),
    },
    xpm: {
      marker: shared(times, markerOf, uuidOf),
      content: shared(
        times,
        (row) =>
          [row.jobUuid, row.taskUuid, row.staffUuid, row.date, row.minutes, row.note.trim()].join(' | '),
        uuidOf,
      ),
    },
  };
}

function markerOf({ note }: Time): string | null {
  return /#[0-9A-HJKMNP-TV-Z]{9}$/.exec(note.trimEnd().toUpperCase())?.[0] ?? null;
}

function shared<T>(
  rows: readonly T[],
  keyOf: (row: T) => string | null,
  idOf: (row: T) => string,
): Duplicate[] {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), idOf(row)]);
  }
  return [...groups]
    .filter(([, ids]) => ids.length > 1)
    .map(([key, ids]) => ({ shared: key, count: ids.length, ids }));
}
