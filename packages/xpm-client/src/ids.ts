declare const brand: unique symbol;

/** Text that one of the checked constructors below has passed; different names never mix. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A job's number (`ID` in XPM): opaque text, kept as XPM wrote it, unique within a practice. */
export type JobNumber = Branded<'JobNumber'>;
/** A job's UUID. */
export type JobUuid = Branded<'JobUuid'>;
/** A task on one job. Time entries point at this, never at a {@link TaskDefUuid}. */
export type JobTaskUuid = Branded<'JobTaskUuid'>;
/** A task definition, practice-wide; many jobs share one and a job may hold it twice. */
export type TaskDefUuid = Branded<'TaskDefUuid'>;
export type StaffUuid = Branded<'StaffUuid'>;
export type ClientUuid = Branded<'ClientUuid'>;
export type ContactUuid = Branded<'ContactUuid'>;
export type ClientGroupUuid = Branded<'ClientGroupUuid'>;
export type TemplateUuid = Branded<'TemplateUuid'>;
export type CategoryUuid = Branded<'CategoryUuid'>;
export type TimeUuid = Branded<'TimeUuid'>;
export type InvoiceUuid = Branded<'InvoiceUuid'>;
/** A line of an XPM invoice; a third id space, equal to neither task id. */
export type InvoiceLineUuid = Branded<'InvoiceLineUuid'>;
export type CustomFieldUuid = Branded<'CustomFieldUuid'>;
/** A cost on one job. */
export type JobCostUuid = Branded<'JobCostUuid'>;
/** An invoice's number (`ID` in XPM): opaque text. */
export type InvoiceNumber = Branded<'InvoiceNumber'>;
/** A quote's number (`ID` in XPM): opaque text. */
export type QuoteNumber = Branded<'QuoteNumber'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ILLEGAL_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** XPM writes lower case and accepts upper case; lower-cased here so that equal ids are equal strings. */
function uuidOf<Name extends string>(name: Name): (text: string) => Branded<Name> {
  const isUuid = (text: string): text is Branded<Name> => UUID.test(text);
  return (text) => {
    const lower = text.toLowerCase();
    if (!isUuid(lower)) throw new RangeError(`Not a ${name}: a UUID of 36 characters is needed`);
    return ownCopy(lower, isUuid);
  };
}

/**
 * The same ASCII text in memory of its own. What the parser gives is a part of the reply and keeps all of it alive,
 * and ids are what callers hold on to.
 */
function ownCopy<Id extends string>(id: Id, isId: (text: string) => text is Id): Id {
  const copy = Buffer.from(id, 'latin1').toString('latin1');
  return isId(copy) ? copy : id;
}

function numberOf<Name extends string>(name: Name): (text: string) => Branded<Name> {
  const isNumber = (text: string): text is Branded<Name> => text.trim() !== '' && !ILLEGAL_IN_XML.test(text);
  return (text) => {
    if (!isNumber(text)) throw new RangeError(`Not a ${name}: empty, or a character XML cannot carry`);
    return text;
  };
}

/** Checks a job number and keeps it verbatim. @throws {RangeError} blank, or characters XML cannot carry */
export const jobNumber = numberOf('JobNumber');
/** Checks an invoice number and keeps it verbatim. @throws {RangeError} as {@link jobNumber} */
export const invoiceNumber = numberOf('InvoiceNumber');
/** Checks a quote number and keeps it verbatim. @throws {RangeError} as {@link jobNumber} */
export const quoteNumber = numberOf('QuoteNumber');

/** Checks a UUID and lower-cases it, as every constructor below. @throws {RangeError} not 8-4-4-4-12 hex digits */
export const jobUuid = uuidOf('JobUuid');
export const jobTaskUuid = uuidOf('JobTaskUuid');
export const taskDefUuid = uuidOf('TaskDefUuid');
export const staffUuid = uuidOf('StaffUuid');
export const clientUuid = uuidOf('ClientUuid');
export const contactUuid = uuidOf('ContactUuid');
export const clientGroupUuid = uuidOf('ClientGroupUuid');
export const templateUuid = uuidOf('TemplateUuid');
export const categoryUuid = uuidOf('CategoryUuid');
export const timeUuid = uuidOf('TimeUuid');
export const invoiceUuid = uuidOf('InvoiceUuid');
export const invoiceLineUuid = uuidOf('InvoiceLineUuid');
export const customFieldUuid = uuidOf('CustomFieldUuid');
export const jobCostUuid = uuidOf('JobCostUuid');
