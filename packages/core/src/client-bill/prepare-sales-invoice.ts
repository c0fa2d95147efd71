import { formatCents } from '../money/format-cents.ts';
import { contactProblem } from './contact-problem.ts';
import { dateProblems } from './date-problems.ts';
import { documentProblems } from './document-problems.ts';
import type { Preflight } from './preflight.ts';
import { blocking, type Problem, remark } from './problem.ts';
import { resolveLines } from './resolve-lines.ts';
import { type LineGroup, summariseLines } from './summarise-lines.ts';
import { settleTax, type TaxSettlement } from './tax.ts';
import { type FrozenSalesInvoice, toSalesInvoice } from './to-sales-invoice.ts';

export type PreparedSalesInvoice = {
  /** The sales invoice without its contact; null while a line has no account or the totals differ. */
  readonly frozen: FrozenSalesInvoice | null;
  /** Its lines with the client bill's lines behind each, in the same order. */
  readonly groups: readonly LineGroup[];
  /** Blocking ones first. Empty when the client bill can be posted without a remark. */
  readonly problems: readonly Problem[];
};

/**
 * The dry run of one client bill: the literal Xero sales invoice and everything that speaks against posting it.
 * Decides only from what it is given; asks nobody and changes nothing.
 *
 * @throws {RangeError} if a day is no calendar day, money is not in whole cents or a tax rate is no decimal text
 */
export function prepareSalesInvoice(preflight: Preflight): PreparedSalesInvoice {
  const { bill } = preflight;
  const { lines, problems: lineProblems } = resolveLines(preflight);
  const isResolved = lines.length === bill.lines.length;
  const groups = summariseLines(lines);
  const settlement = isResolved ? settle(preflight, groups) : null;
  const found = [
    ...practiceProblems(preflight),
    ...documentProblems(preflight),
    ...lineProblems,
    ...(settlement ? settlementProblems(preflight, groups, settlement) : []),
    contactProblem(preflight.contact),
    ...dateProblems(bill, preflight.locks),
  ].filter((problem) => problem !== null);
  return {
    frozen: settlement?.ok && groups.length > 0 ? toSalesInvoice({ ...bill, groups, settlement }) : null,
    groups,
    problems: found.toSorted((a, b) => Number(b.blocking) - Number(a.blocking)),
  };
}

function practiceProblems({
  accountingBasis,
  isLedgerConnected,
  mayApprove,
  bill,
}: Preflight): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isLedgerConnected) {
    const sentence = `Xero is disconnected. ${bill.number} waits; nothing is lost.`;
    problems.push(blocking('ledger_disconnected', { sentence, fix: 'Reconnect' }));
  }
  if (isLedgerConnected && !mayApprove) {
    const sentence =
      'Xero does not let the person who connected it approve sales invoices. Have Xero allow it, or reconnect as somebody who may.';
    problems.push(blocking('may_not_approve', { sentence, fix: 'Reconnect' }));
  }
  if (accountingBasis === 'cash') {
    const sentence =
      'This practice keeps its books on cash basis. Posting needs accrual; change it under Settings, Practice.';
    problems.push(blocking('cash_basis', { sentence, fix: 'Open Settings, Practice' }));
  }
  return problems;
}

function settle({ bill, taxRates }: Preflight, groups: readonly LineGroup[]): TaxSettlement {
  return settleTax({
    lines: groups.map(({ amountCents, taxType }) => ({
      amountCents,
      ratePercent: taxRates.get(taxType)?.effectiveRate ?? '0',
    })),
    sourceLineCount: bill.lines.length,
    lineAmountTypes: bill.lineAmountTypes,
    billTotals: bill,
  });
}

function settlementProblems(
  { bill }: Preflight,
  groups: readonly LineGroup[],
  settlement: TaxSettlement,
): readonly Problem[] {
  if (!settlement.ok) {
    const xero = formatCents(settlement.xeroTotals.totalCents);
    const sentence = `Xero would make the total ${xero}, ours is ${formatCents(bill.totalCents)}. A difference this large comes from a tax type or rate; check the mapping, then check again.`;
    return [blocking('totals_differ', { sentence, fix: 'Open Ledger mapping' })];
  }
  if (settlement.exactTax === null) return [];
  const cents = Math.abs(settlement.differenceCents);
  const direction = settlement.differenceCents > 0 ? 'more' : 'less';
  const account = groups[settlement.exactTax.lineIndex]?.accountName ?? '';
  const sentence =
    cents === 1
      ? `Xero by itself would make the tax 1 cent ${direction}. The cent is settled on ${account}.`
      : `Xero by itself would make the tax ${cents} cents ${direction}. They are settled on ${account}.`;
  return [remark('cent_settled', { sentence, fix: 'Show the lines' })];
}
