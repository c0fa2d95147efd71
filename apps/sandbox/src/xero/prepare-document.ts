import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { chooseContact } from './document-contact.ts';
import type { ContactChoice } from './document-contact.ts';
import type { DocumentKind } from './document-kind.ts';
import { unitPlacesOf } from './document-render.ts';
import {
  approvalProblems,
  detailProblems,
  lockProblems,
  numberProblems,
  statusProblem,
} from './document-rules.ts';
import type { Fields } from './fields.ts';
import { readLines } from './lines.ts';
import { totalsOf } from './money.ts';
import { documentStatuses, lineAmountTypes } from './records.ts';
import type { DocumentStatus, LedgerDocument } from './records.ts';
import { organisationToday } from './route.ts';
import type { LedgerCall } from './route.ts';
import { finding } from './rule-text.ts';
import type { Finding, Remarks } from './rule-text.ts';

/** A document as it would be saved, with everything that is wrong or odd about it. */
export interface Prepared {
  readonly document: LedgerDocument;
  readonly contact: ContactChoice | null;
  readonly remarks: Remarks;
}

interface Target {
  readonly kind: DocumentKind;
  /** The document as it is; null when it is new. */
  readonly before: LedgerDocument | null;
}

/** Reads one element of a write onto its target and checks it completely. Throws for ids that nothing carries. */
export function prepareDocument(call: LedgerCall, fields: Fields, target: Target): Prepared {
  const { world } = call;
  const { kind, before } = target;
  const remarks: Remarks = { errors: [], warnings: [] };
  const type = typeOf(fields, target, remarks);
  const keepsContact = before !== null && !fields.has('Contact');
  const contact = keepsContact ? null : chooseContact(world, fields.object('Contact'), remarks);
  const start = before
    ? { ...before, updatedAt: world.clock.now().toISOString() }
    : emptyDocument(call, kind);
  const contactId = contact === null ? start.contactId : contact.contactId;
  const head = readHead(fields, { ...start, type, contactId });
  const document = withLines({ call, fields, remarks }, readDetails(fields, head));
  applyReference(world, { kind, fields, document }, remarks);
  remarks.errors.push(...problemsOf(world, target, document));
  return { document: referenceKept(world, kind, document), contact, remarks };
}

function typeOf(fields: Fields, { kind, before }: Target, remarks: Remarks): LedgerDocument['type'] {
  const type = fields.oneOf('Type', [kind.sales, kind.purchases]);
  if (before !== null) return before.type;
  if (type === undefined) remarks.errors.push(finding(kind.missingType, {}));
  return type ?? kind.sales;
}

function readHead(fields: Fields, start: LedgerDocument): LedgerDocument {
  const isCredit = start.type.endsWith('CREDIT');
  const numberField = isCredit ? 'CreditNoteNumber' : 'InvoiceNumber';
  // A supplier's credit note takes no number from the caller (§6.6).
  const keepsNumber = start.type === 'ACCPAYCREDIT';
  return {
    ...start,
    status: fields.oneOf('Status', documentStatuses) ?? start.status,
    date: fields.day('Date') ?? start.date,
    dueDate: fields.day('DueDate') ?? start.dueDate,
    number: keepsNumber ? start.number : fields.textOr(numberField, start.number),
    lineAmountTypes: fields.oneOf('LineAmountTypes', lineAmountTypes) ?? start.lineAmountTypes,
  };
}

function readDetails(fields: Fields, start: LedgerDocument): LedgerDocument {
  return {
    ...start,
    reference: fields.textOr('Reference', start.reference),
    currencyCode: fields.textOr('CurrencyCode', start.currencyCode),
    url: fields.textOr('Url', start.url),
    sentToContact: fields.flag('SentToContact') ?? start.sentToContact,
  };
}

interface LineReading {
  readonly call: LedgerCall;
  readonly fields: Fields;
  readonly remarks: Remarks;
}

function withLines({ call, fields, remarks }: LineReading, document: LedgerDocument): LedgerDocument {
  const given = fields.list('LineItems');
  if (given === undefined && document.lines.length > 0) return document;
  if (given === undefined || given.length === 0) {
    remarks.errors.push(finding('lines-missing', {}));
    return document;
  }
  const sales = document.type === 'ACCREC' || document.type === 'ACCRECCREDIT';
  const context = {
    world: call.world,
    direction: sales ? ('sales' as const) : ('purchases' as const),
    draft: document.status === 'DRAFT',
    lineAmountTypes: document.lineAmountTypes,
    unitPlaces: unitPlacesOf(call.query),
    knownLineIds: new Set(document.lines.map(({ lineItemId }) => lineItemId)),
    discountAllowed: document.type === 'ACCREC',
  };
  const lines = readLines(context, given, remarks);
  return { ...document, lines, ...totalsOf(lines, document.lineAmountTypes) };
}

function applyReference(
  world: World,
  of: { readonly kind: DocumentKind; readonly fields: Fields; readonly document: LedgerDocument },
  remarks: Remarks,
): void {
  const onPurchase = of.document.type === of.kind.purchases && of.fields.has('Reference');
  if (onPurchase && world.switches.is('X-03', 'rejected')) {
    remarks.errors.push(finding('reference-on-bill', {}));
  }
}

function referenceKept(world: World, kind: DocumentKind, document: LedgerDocument): LedgerDocument {
  const ignored = document.type === kind.purchases && world.switches.is('X-03', 'ignored');
  return ignored ? { ...document, reference: '' } : document;
}

function problemsOf(world: World, { kind, before }: Target, document: LedgerDocument): Finding[] {
  const approving = document.status === 'AUTHORISED' && before?.status !== 'AUTHORISED';
  const redated = before !== null && before.date !== document.date;
  return [
    ...statusProblems(before, document),
    ...lockProblems(world, document.date),
    ...(redated ? lockProblems(world, before.date) : []),
    ...numberProblems(world, kind, document),
    ...detailProblems(world, document),
    ...(approving ? approvalProblems(world, kind, document) : []),
  ];
}

function statusProblems(before: LedgerDocument | null, document: LedgerDocument): Finding[] {
  if (before === null) {
    const creatable: readonly DocumentStatus[] = ['DRAFT', 'SUBMITTED', 'AUTHORISED'];
    return creatable.includes(document.status) ? [] : [finding('not-creatable', {})];
  }
  const problem = statusProblem(before, document.status);
  return problem === null ? [] : [problem];
}

function emptyDocument(call: LedgerCall, kind: DocumentKind): LedgerDocument {
  const { world, appId } = call;
  const now = world.clock.now().toISOString();
  return {
    id: world.ids.uuid(),
    type: kind.sales,
    number: '',
    reference: '',
    contactId: '',
    status: 'DRAFT',
    date: organisationToday(world),
    dueDate: null,
    lineAmountTypes: 'Exclusive',
    lines: [],
    subTotal: '0.00',
    totalTax: '0.00',
    total: '0.00',
    amountPaid: '0.00',
    amountCredited: '0.00',
    currencyCode: theOnly(world.tables.organisation).baseCurrency,
    url: null,
    sentToContact: false,
    fullyPaidOn: null,
    createdByApp: appId,
    createdAt: now,
    updatedAt: now,
    history: [],
  };
}
