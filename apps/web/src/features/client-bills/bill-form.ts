import type { Bill, DraftInput, LineAmountTypes } from './bill-types.ts';
import { parseDecimal } from './decimal-field.ts';

export type LineForm = {
  /** Stable while the form is open; not the line's id. */
  readonly key: string;
  readonly description: string;
  /** As typed. */
  readonly quantity: string;
  /** As typed. */
  readonly unitAmount: string;
  readonly ledgerAccountId: string | null;
  /** Null: that of the account's mapping. */
  readonly taxType: string | null;
};

/** A client bill while somebody writes it: texts as typed, days null while they are none. */
export type BillForm = {
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly billDate: string | null;
  readonly dueDate: string | null;
  readonly reference: string;
  readonly lineAmountTypes: LineAmountTypes;
  readonly lines: readonly LineForm[];
};

let nextKey = 1;

export function emptyLine(ledgerAccountId: string | null = null): LineForm {
  nextKey += 1;
  return {
    key: `line-${nextKey}`,
    description: '',
    quantity: '1',
    unitAmount: '',
    ledgerAccountId,
    taxType: null,
  };
}

export function formOf(bill: Bill): BillForm {
  const { clientId, clientName, billDate, dueDate, reference, lineAmountTypes } = bill;
  const lines = bill.lines.map(({ id, description, quantity, unitAmount, ledgerAccountId, taxType }) => ({
    key: id,
    description,
    quantity,
    unitAmount,
    ledgerAccountId,
    taxType,
  }));
  return {
    clientId,
    clientName,
    billDate,
    dueDate,
    reference,
    lineAmountTypes,
    lines: lines.length > 0 ? lines : [emptyLine()],
  };
}

/** A line nobody has written anything into; it is not saved. */
export function isBlank({ description, unitAmount }: LineForm): boolean {
  return description.trim() === '' && unitAmount.trim() === '';
}

/** A new line below this one, for the same account. */
export function insertAfter(
  lines: readonly LineForm[],
  key: string,
): { readonly lines: readonly LineForm[]; readonly key: string } {
  const at = lines.findIndex((line) => line.key === key);
  const added = emptyLine(lines[at]?.ledgerAccountId ?? null);
  return { lines: lines.toSpliced(at + 1, 0, added), key: added.key };
}

export function duplicate(
  lines: readonly LineForm[],
  key: string,
): { readonly lines: readonly LineForm[]; readonly key: string } {
  const at = lines.findIndex((line) => line.key === key);
  const original = lines[at];
  if (!original) return { lines, key };
  const copy = { ...original, key: emptyLine().key };
  return { lines: lines.toSpliced(at + 1, 0, copy), key: copy.key };
}

/** Without this line; the last one is emptied instead, so that there is always one to write into. */
export function removeLine(lines: readonly LineForm[], key: string): readonly LineForm[] {
  const kept = lines.filter((line) => line.key !== key);
  return kept.length > 0 ? kept : [emptyLine()];
}

export type FormCheck =
  | { readonly ok: true; readonly input: DraftInput }
  | { readonly ok: false; readonly sentence: string };

/** What the server takes, or what is still missing in one sentence. */
export function toInput(form: BillForm): FormCheck {
  const { clientId, billDate, dueDate, reference, lineAmountTypes } = form;
  if (clientId === null) return missing('Choose the client first.');
  if (billDate === null) return missing('Write the date, as 18/11 or today.');
  if (dueDate === null) return missing('Write the due date, as 20/12 or +14.');
  const lines: DraftInput['lines'] = [];
  for (const [index, line] of form.lines.entries()) {
    if (isBlank(line)) continue;
    const quantity = parseDecimal(line.quantity, 'quantity');
    const unitAmount = parseDecimal(line.unitAmount, 'unitAmount');
    if (!quantity.ok) return missing(`Quantity of line ${index + 1}: ${quantity.sentence}`);
    if (!unitAmount.ok) return missing(`Unit amount of line ${index + 1}: ${unitAmount.sentence}`);
    if (line.ledgerAccountId === null) return missing(`Choose the account of line ${index + 1}.`);
    const { description, ledgerAccountId, taxType } = line;
    lines.push({
      description,
      ledgerAccountId,
      taxType,
      quantity: quantity.value,
      unitAmount: unitAmount.value,
    });
  }
  return { ok: true, input: { clientId, billDate, dueDate, reference, lineAmountTypes, lines } };
}

/** Whether two states of a form would be saved as the same client bill. */
export function isSame(a: BillForm, b: BillForm): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint({ clientName: _name, lines, ...rest }: BillForm): string {
  const kept = lines.filter((line) => !isBlank(line)).map(({ key: _key, ...line }) => line);
  return JSON.stringify([rest, kept]);
}

function missing(sentence: string): FormCheck {
  return { ok: false, sentence };
}
