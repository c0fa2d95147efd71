import { type BillFacts, toPreflight, totalsOf } from './bill-preflight.ts';
import type { ContactCandidate, ContactChoice } from './choose-contact.ts';
import { contactChoiceProblem } from './contact-choice-problem.ts';
import { documentHash } from './document-hash.ts';
import { readFrozen, withCurrentCodes } from './frozen-bill.ts';
import type { BillRecord } from './load-bills.ts';
import { checkCount, type PassedCheck, passedChecks } from './passed-checks.ts';
import { prepareSalesInvoice } from './prepare-sales-invoice.ts';
import { blocking, type Problem, remark } from './problem.ts';
import type { SalesInvoiceDocument } from './sales-invoice-document.ts';
import { type FrozenSalesInvoice, withContact } from './to-sales-invoice.ts';

/** The sales invoice exactly as it goes over the wire; without an id while its contact has to be created first. */
export type WirePreview =
  | SalesInvoiceDocument
  | (FrozenSalesInvoice & { readonly Contact: { readonly ContactID: null; readonly Name: string } });

export type DryRunBill = {
  readonly clientBillId: string;
  readonly number: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly state: BillRecord['bill']['state'];
  readonly currency: string;
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  /** Whether `clientBill.post` would send it now. */
  readonly ready: boolean;
  /** Null while a line has no account, the totals differ or nobody knows the contact. */
  readonly payload: WirePreview | null;
  /** SHA-256 of the payload's canonical JSON; null while it is not complete. */
  readonly hash: string | null;
  /** What approval froze; null for a draft. */
  readonly frozenHash: string | null;
  /** The payload's lines with the client bill's lines behind each, in the same order. */
  readonly groups: readonly {
    readonly description: string;
    readonly amountCents: number;
    readonly lineIds: readonly string[];
  }[];
  /** What keeps it from being posted. */
  readonly problems: readonly Problem[];
  /** What is worth knowing and keeps nothing from being posted. */
  readonly remarks: readonly Problem[];
  readonly checks: readonly PassedCheck[];
  readonly checkCount: number;
  /** Contacts to choose from; empty unless the contact is a question. */
  readonly candidates: readonly ContactCandidate[];
  /** Calls to Xero this client bill cost; of what serves several, the first carries the cost. */
  readonly calls: number;
  readonly forecast: { readonly outcome: 'unknown'; readonly sentence: string };
};

export type DryRunFacts = BillFacts & {
  /** How the contact was decided; null when it is remembered or nobody asked. */
  readonly choice: ContactChoice | null;
  readonly candidates: readonly ContactCandidate[];
  /** Whether everything only Xero can tell was asked. */
  readonly hasAsked: boolean;
  /** `HH:mm` by the practice's clock, when Xero can be asked again; null when it could be asked now. */
  readonly freeAt: string | null;
  readonly calls: number;
};

const notForecast = 'Where XPM will place it is not forecast yet.';

/**
 * The dry run of one client bill, from what was read: the literal sales invoice and all that speaks against it.
 * A draft is shown as it would be approved.
 */
export function dryRunBill(record: BillRecord, facts: DryRunFacts): DryRunBill {
  const { bill, client } = record;
  const isOpen = bill.state === 'draft' || bill.state === 'approved';
  const prepared = prepareSalesInvoice(toPreflight(record, facts));
  const found = isOpen ? [...ownProblems(record, facts), ...prepared.problems] : [];
  const payload = payloadOf(record, facts, prepared.frozen);
  const groups = readFrozen(record)?.groups ?? prepared.groups.map(withLineIds);
  const problems = found.filter((problem) => problem.blocking);
  return {
    clientBillId: bill.id,
    number: bill.number,
    clientId: client.id,
    clientName: client.name,
    state: bill.state,
    currency: bill.currency,
    ...totalsOf(record, facts.ledger),
    ready: bill.state === 'approved' && problems.length === 0,
    payload,
    hash: payload && isComplete(payload) ? documentHash(payload) : null,
    frozenHash: bill.frozenHash,
    groups: groups.map(({ description, amountCents, lineIds }) => ({ description, amountCents, lineIds })),
    problems,
    remarks: found.filter((problem) => !problem.blocking),
    checks: passedChecks(new Set(found.map(({ code }) => code)), facts.hasAsked),
    checkCount,
    candidates: facts.candidates,
    calls: facts.calls,
    forecast: { outcome: 'unknown', sentence: notForecast },
  };
}

function ownProblems({ bill, client }: BillRecord, facts: DryRunFacts): readonly Problem[] {
  const problems: (Problem | null)[] = [facts.choice && contactChoiceProblem(facts.choice, client.name)];
  if (facts.ledger.isConnected && !facts.hasAsked) {
    const [why, when] =
      facts.freeAt === null
        ? ['Xero did not answer', 'in a moment']
        : [`No call to Xero is free before ${facts.freeAt}`, 'then'];
    const sentence = `${why}, so the contact and the number of ${bill.number} are not checked. Check again ${when}.`;
    problems.push(blocking('not_checked', { sentence, fix: 'Check again' }));
  }
  if (bill.state === 'draft') {
    const sentence = `${bill.number} is not approved. Nothing leaves until it is.`;
    problems.push(remark('not_approved', { sentence, fix: 'Approve it' }));
  }
  return problems.filter((problem) => problem !== null);
}

function payloadOf(
  record: BillRecord,
  { choice, ledger }: DryRunFacts,
  prepared: FrozenSalesInvoice | null,
): WirePreview | null {
  const frozen = readFrozen(record);
  const document = frozen ? withCurrentCodes(frozen, ledger) : prepared;
  if (!document) return null;
  if (choice?.kind === 'found') return withContact(document, choice.contact.xeroContactId);
  if (choice?.kind === 'create')
    return { ...document, Contact: { ContactID: null, Name: record.client.name } };
  return choice === null && record.contact ? withContact(document, record.contact.xeroContactId) : null;
}

function isComplete(payload: WirePreview): payload is SalesInvoiceDocument {
  return payload.Contact.ContactID !== null;
}

function withLineIds<Group extends { readonly sourceLineIds: readonly string[] }>(group: Group) {
  return { ...group, lineIds: group.sourceLineIds };
}
