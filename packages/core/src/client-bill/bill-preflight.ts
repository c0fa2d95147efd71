import type { ServiceSettings } from '../context.ts';
import { readFrozen } from './frozen-bill.ts';
import type { BillRecord } from './load-bills.ts';
import type { LedgerFacts } from './load-ledger-facts.ts';
import type { ContactResolution, LedgerAccountMapping, Preflight, PreflightLine } from './preflight.ts';
import { priceLines } from './price-lines.ts';

/** What only Xero can tell; left out where nobody asked. */
export type RemoteFacts = {
  readonly contact?: ContactResolution;
  /** Numbers that other sales invoices in Xero carry. */
  readonly takenNumbers?: ReadonlySet<string>;
  readonly nextFreeNumber?: string | null;
};

export type BillFacts = RemoteFacts & {
  readonly ledger: LedgerFacts;
  readonly settings: ServiceSettings;
};

/** Absolute address of a client bill here: what Xero links back to and what finds it again. */
export function billUrl({ appUrl }: ServiceSettings, clientBillId: string): string {
  return `${appUrl}/client-bills/${clientBillId}`;
}

/**
 * Everything the dry run of a client bill looks at. A draft is priced by the rates as they are now; an approved one
 * keeps the amounts, accounts and tax types it was approved with.
 */
export function toPreflight(record: BillRecord, facts: BillFacts): Preflight {
  const { bill } = record;
  const { ledger, contact, takenNumbers, nextFreeNumber = null } = facts;
  const { lines, mappings } = resolvedLines(record, ledger);
  return {
    accountingBasis: ledger.accountingBasis,
    isLedgerConnected: ledger.isConnected,
    mayApprove: ledger.mayApprove,
    bill: {
      number: bill.number,
      billDate: bill.billDate,
      dueDate: bill.dueDate,
      reference: bill.reference,
      lineAmountTypes: bill.lineAmountTypes,
      ...totalsOf(record, ledger),
      url: billUrl(facts.settings, bill.id),
      lines,
    },
    ledgerAccounts: mappings,
    xeroAccounts: ledger.chart.accounts,
    taxRates: ledger.chart.taxRates,
    locks: ledger.locks,
    // A contact nobody asked about is no problem of the client bill's own.
    contact: contact ?? { state: 'found', xeroContactId: record.contact?.xeroContactId ?? '' },
    takenNumbers: takenNumbers ?? new Set(),
    nextFreeNumber,
  };
}

/** Totals in whole cents: as frozen, or of a draft by the rates as they are now. */
export function totalsOf(record: BillRecord, ledger: LedgerFacts) {
  const { bill, lines } = record;
  if (bill.state !== 'draft') {
    return { subtotalCents: bill.subtotalCents, taxCents: bill.taxCents, totalCents: bill.totalCents };
  }
  const priced = priceDraft(lines, bill.lineAmountTypes, ledger);
  return { subtotalCents: priced.subtotalCents, taxCents: priced.taxCents, totalCents: priced.totalCents };
}

/** A draft's lines with amounts and tax by the rates as they are now. */
export function priceDraft(
  lines: BillRecord['lines'],
  lineAmountTypes: BillRecord['bill']['lineAmountTypes'],
  { mappings, chart }: LedgerFacts,
) {
  return priceLines(lines, lineAmountTypes, { mappings, taxRates: chart.taxRates });
}

type ResolvedLines = {
  readonly lines: readonly PreflightLine[];
  readonly mappings: ReadonlyMap<string, LedgerAccountMapping>;
};

function resolvedLines(record: BillRecord, ledger: LedgerFacts): ResolvedLines {
  const groupOf = new Map(
    readFrozen(record)?.groups.flatMap((group) => group.lineIds.map((id) => [id, group])) ?? [],
  );
  const mappings = new Map(ledger.mappings);
  const lines = record.lines.map((line) => {
    const { id, description, amountCents, ledgerAccountId } = line;
    const frozen = groupOf.get(id);
    const mapping = mappings.get(ledgerAccountId);
    if (frozen && mapping) {
      mappings.set(ledgerAccountId, { ...mapping, xeroAccountId: frozen.xeroAccountId });
    }
    return { id, description, amountCents, ledgerAccountId, taxType: frozen?.taxType ?? line.taxType };
  });
  return { lines, mappings };
}
