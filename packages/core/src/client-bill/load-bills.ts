import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { clientBillLines, clientBills } from '../db/schema/client-bills.ts';
import { clients } from '../db/schema/clients.ts';
import { contactLinks, ledgerAccounts } from '../db/schema/ledger-accounts.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { staff } from '../db/schema/staff.ts';

export type BillLine = typeof clientBillLines.$inferSelect & { readonly ledgerAccountName: string };

/** A client bill with everything told or decided about it. */
export type BillRecord = {
  readonly bill: typeof clientBills.$inferSelect;
  readonly client: { readonly id: string; readonly name: string; readonly email: string | null };
  readonly approvedByName: string | null;
  /** The contact in Xero the client is billed as; null while nobody knows. */
  readonly contact: typeof contactLinks.$inferSelect | null;
  readonly message: typeof outboxMessages.$inferSelect | null;
  /** In their order. */
  readonly lines: readonly BillLine[];
};

/** Client bills of the practice matching `where`, by number, in two statements. */
export async function loadBills(tx: Tx, practiceId: string, where: SQL | undefined): Promise<BillRecord[]> {
  const rows = await tx
    .select({
      bill: clientBills,
      client: { id: clients.id, name: clients.name, email: clients.email },
      approvedByName: staff.name,
      contact: contactLinks,
      message: outboxMessages,
    })
    .from(clientBills)
    .innerJoin(
      clients,
      and(eq(clients.practiceId, clientBills.practiceId), eq(clients.id, clientBills.clientId)),
    )
    .leftJoin(staff, and(eq(staff.practiceId, clientBills.practiceId), eq(staff.id, clientBills.approvedBy)))
    .leftJoin(
      contactLinks,
      and(
        eq(contactLinks.practiceId, clientBills.practiceId),
        eq(contactLinks.clientId, clientBills.clientId),
      ),
    )
    .leftJoin(
      outboxMessages,
      and(
        eq(outboxMessages.practiceId, clientBills.practiceId),
        eq(outboxMessages.kind, 'client_bill.push'),
        eq(outboxMessages.subjectId, clientBills.id),
      ),
    )
    .where(and(eq(clientBills.practiceId, practiceId), where))
    .orderBy(asc(clientBills.number));
  const lines = await loadLines(
    tx,
    practiceId,
    rows.map(({ bill }) => bill.id),
  );
  return rows.map((row) => ({ ...row, lines: lines.get(row.bill.id) ?? [] }));
}

async function loadLines(tx: Tx, practiceId: string, clientBillIds: readonly string[]) {
  const byBill = new Map<string, BillLine[]>();
  if (clientBillIds.length === 0) return byBill;
  const rows = await tx
    .select({ line: clientBillLines, ledgerAccountName: ledgerAccounts.name })
    .from(clientBillLines)
    .innerJoin(
      ledgerAccounts,
      and(
        eq(ledgerAccounts.practiceId, clientBillLines.practiceId),
        eq(ledgerAccounts.id, clientBillLines.ledgerAccountId),
      ),
    )
    .where(
      and(
        eq(clientBillLines.practiceId, practiceId),
        inArray(clientBillLines.clientBillId, [...clientBillIds]),
      ),
    )
    .orderBy(asc(clientBillLines.position));
  for (const { line, ledgerAccountName } of rows) {
    const own = byBill.get(line.clientBillId);
    if (own) own.push({ ...line, ledgerAccountName });
    else byBill.set(line.clientBillId, [{ ...line, ledgerAccountName }]);
  }
  return byBill;
}
