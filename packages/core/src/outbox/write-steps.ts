import { sql } from 'drizzle-orm';

import { asRows, type Named, named } from '../db/as-rows.ts';
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
    ids: messages.map(({ id }) => id),
    messages: asRows(messages, [named('id'), ...messageColumns]),
    lines: asRows(lines, lineColumns),
  });
  unwaited(tx, written);
}

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

const column = ({ key }: Named) => sql.identifier(key);

/** How many rows JSON holds the database cannot know, and would read the whole table; of an array it does. */
const isOneOf = sql`m.id = any (${sql.placeholder('ids')}::uuid[])`;

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
      where m.practice_id = ${sql.placeholder('practiceId')} and m.id = r.id and ${isOneOf}
    )
    insert into delivery_events (${sql.join(lineColumns.map(column), sql`, `)})
    select ${sql.join(lineColumns.map(column), sql`, `)}
    from jsonb_populate_recordset(null::delivery_events, ${sql.placeholder('lines')}::jsonb)`,
);
