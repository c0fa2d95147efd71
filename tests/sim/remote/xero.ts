import type { BillDocument } from '../world/subjects.ts';
import type { Answer } from './reply.ts';

export type XeroInvoice = {
  readonly id: string;
  readonly number: string;
  readonly url: string | null;
  readonly cents: number;
  readonly isVoid: boolean;
  /** The client bill whose request made it. */
  readonly madeFor: string | null;
  readonly touchedAt: number | null;
};

const keyLifeMs = 6 * 60_000;

type Kept = { readonly at: number; readonly bytes: string; readonly answer: Answer<XeroInvoice> };

/** Xero's sales invoices. Source: contract of Xero: a key for six minutes with whatever it answered, unique numbers. */
export class Xero {
  readonly invoices = new Map<string, XeroInvoice>();
  readonly #keys = new Map<string, Kept>();
  readonly newId: () => string;

  constructor(newId: () => string) {
    this.newId = newId;
  }

  /** `fails`: a 500 that is kept under the key, with or without the invoice having been made. */
  create(
    {
      document,
      key,
      bytes,
    }: { readonly document: BillDocument; readonly key: string; readonly bytes: string },
    {
      now,
      fails,
      madeFor,
    }: { readonly now: number; readonly fails: 'before' | 'after' | null; readonly madeFor: string },
  ): Answer<XeroInvoice> {
    const kept = this.#keys.get(key);
    if (kept && now - kept.at < keyLifeMs) {
      return kept.bytes === bytes ? kept.answer : { kind: 'refused', code: 'key_used' };
    }
    const made = fails === 'before' ? null : this.#make(document, madeFor);
    const answer: Answer<XeroInvoice> =
      fails === null && made ? made : { kind: 'failed', status: 500, isKept: true };
    this.#keys.set(key, { at: now, bytes, answer });
    return answer;
  }

  byNumber(numbers: ReadonlySet<string>): XeroInvoice[] {
    return [...this.invoices.values()].filter(({ number }) => numbers.has(number));
  }

  byUrl(url: string): XeroInvoice[] {
    return [...this.invoices.values()].filter((invoice) => invoice.url === url);
  }

  #make({ number, url, cents }: BillDocument, madeFor: string): Answer<XeroInvoice> {
    const isTaken = [...this.invoices.values()].some(
      (invoice) => invoice.number === number && !invoice.isVoid,
    );
    if (isTaken) return { kind: 'refused', code: 'number_taken' };
    const invoice = { id: this.newId(), number, url, cents, isVoid: false, madeFor, touchedAt: null };
    this.invoices.set(invoice.id, invoice);
    return { kind: 'ok', value: invoice };
  }
}
