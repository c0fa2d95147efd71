import { sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';

import { namedStatement, type Tx } from '../db/client.ts';
import { unwaited } from '../db/unwaited.ts';
import type { SealedLine } from './receipt-chain.ts';
import { type OutboxMessage, recordColumns } from './record-row.ts';

export type StepRows = {
  /** As they are to be, each of one practice and locked by the transaction. */
  readonly messages: readonly OutboxMessage[];
  readonly lines: readonly SealedLine[];
};

/** Writes what steps made of messages, and what their receipts say of it, in one statement. */
export function writeSteps(tx: Tx, { messages, lines }: StepRows): void {
  const [first] = messages;
  if (!first) return;
  const written = writeRows(tx, {
    practiceId: first.practiceId,
    messages: asRows(messages, [named('id'), ...messageColumns]),
    lines: asRows(lines, lineColumns),
  });
  unwaited(tx, written);
}

/** A column as a row has it, and as the database does. */
type Named = { readonly name: string; readonly key: string };

const named = (name: string): Named => ({ name, key: toSnakeCase(name) });

const messageColumns = [...Object.keys(recordColumns), 'receiptLines', 'receiptHead'].map(named);

const lineColumns = [
  'practiceId',
  'messageId',
  'seq',
  'at',
  'opSeq',
  'event',
  'op',
  'outcome',
  'httpStatus',
  'correlationId',
  'remoteId',
  'hash',
  'text',
  'seal',
].map(named);

/** As `jsonb_populate_recordset` reads them; it takes no half characters, as an excerpt may end in one. */
function asRows(rows: readonly object[], names: readonly Named[]): string {
  const written = rows.map((row) =>
    Object.fromEntries(names.map(({ name, key }) => [key, Reflect.get(row, name) ?? null])),
  );
  return JSON.stringify(written, (_name, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
}

const column = ({ key }: Named) => sql.identifier(key);

const writeRows = namedStatement(
  'write_steps',
  sql`
    with written as (
      update outbox_messages m
      set ${sql.join(
        messageColumns.map((one) => sql`${column(one)} = r.${column(one)}`),
        sql`, `,
      )}
      from jsonb_populate_recordset(null::outbox_messages, ${sql.placeholder('messages')}::jsonb) r
      where m.practice_id = ${sql.placeholder('practiceId')} and m.id = r.id
    )
    insert into delivery_events (${sql.join(lineColumns.map(column), sql`, `)})
    select ${sql.join(lineColumns.map(column), sql`, `)}
    from jsonb_populate_recordset(null::delivery_events, ${sql.placeholder('lines')}::jsonb)`,
);
