import { and, eq, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import type { SyncRecord } from '../sync/record.ts';
import { changedColumns, type OutboxMessage, recordColumns, toColumns, toRecord } from './record-row.ts';

export type RecordChange = { readonly message: OutboxMessage; readonly after: SyncRecord };

/**
 * Writes what steps made of messages of a practice, in one statement. The caller holds whatever keeps others from changing the same.
 *
 * @returns the messages as they are now, in the order given
 */
export async function writeRecords(tx: Tx, changes: readonly RecordChange[]): Promise<OutboxMessage[]> {
  const changed = changes.filter(
    ({ message, after }) => Object.keys(changedColumns(toRecord(message), after)).length > 0,
  );
  const [first] = changed;
  if (first) {
    const { practiceId } = first.message;
    const rows = changed.map(({ message, after }) => asRow(message.id, after));
    await manyRecords(tx).execute({ practiceId, rows: JSON.stringify(rows) });
  }
  return changes.map(({ message, after }) => ({ ...message, ...toColumns(after) }));
}

const columnNames = Object.keys(recordColumns);

/** As `jsonb_populate_recordset` reads it. */
function asRow(id: string, record: SyncRecord): Readonly<Record<string, unknown>> {
  const columns = Object.entries(toColumns(record));
  return { id, ...Object.fromEntries(columns.map(([name, value]) => [toSnakeCase(name), value])) };
}

const manyRecords = perConnection((tx) =>
  tx
    .update(outboxMessages)
    .set(Object.fromEntries(columnNames.map((name) => [name, columnOfRow(name)])))
    .from(sql`jsonb_populate_recordset(null::outbox_messages, ${sql.placeholder('rows')}::jsonb) as r`)
    .where(
      and(eq(outboxMessages.practiceId, sql.placeholder('practiceId')), sql`${outboxMessages.id} = r.id`),
    )
    .prepare('many_records'),
);

function columnOfRow(name: string): SQL {
  return sql`r.${sql.identifier(toSnakeCase(name))}`;
}
