import type { DeliveryTiming } from '../outbox/timing.ts';

/** A send of a sales invoice nobody saw the end of. All instants by the database's clock. */
export type UnresolvedBill = {
  /** When it was first sent under its key. */
  readonly sentAt: Date;
  /** From then on nothing sent can still take effect. */
  readonly quietAt: Date;
  /** What the last answer was worth, when one came; null when none did. */
  readonly why: string | null;
};

/** A sales invoice Xero showed under our number or our address. */
export type FoundInvoice = {
  readonly xeroInvoiceId: string;
  /** It links back to this client bill. */
  readonly isOurs: boolean;
  /** Deleted or voided. */
  readonly isVoid: boolean;
  /** The first thing in which it differs from what was sent; null when it is the same. */
  readonly difference: string | null;
};

export type BillReading = {
  readonly startedAt: Date;
  readonly invoices: readonly FoundInvoice[];
  /** It also looked for our address under other numbers. */
  readonly byUrl: boolean;
};

export type BillResolution =
  /** Send the same bytes under the same key once more: Xero still knows the key and answers as it did. */
  | { readonly kind: 'repeat' }
  /** Look for the number. */
  | { readonly kind: 'look' }
  /** Not under its number: look for our address before believing that it is not there. */
  | { readonly kind: 'look_by_url' }
  | { readonly kind: 'adopt'; readonly invoice: FoundInvoice; readonly concern: string | null }
  /** The number is another document's. */
  | { readonly kind: 'taken' }
  /** Not there, and it will not come: a new operation under a new key may be made. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'wait' };

/** How long Xero remembers a key. Source: Xero developer guides, "Idempotent requests"; field reports. */
const keyLifeMs = 6 * 60_000;
const safetyMs = 30_000;

/** Answers after which the same key proves nothing more: Xero would only say the same again. */
export const finalAnswers = {
  /** An error Xero keeps under the key. */
  kept: 'answer_kept',
  /** The key was used with other bytes. */
  keyUsed: 'key_used_before',
  /** Xero has the number already. */
  numberTaken: 'number_taken',
} as const;

const final: readonly string[] = Object.values(finalAnswers);

/** From the first send until a repeat under its key might outlive the key: four minutes as shipped. */
export function repeatWindowMs({ httpTimeoutMs, lateEffectMs }: DeliveryTiming): number {
  return Math.max(0, keyLifeMs - httpTimeoutMs - lateEffectMs - safetyMs);
}

/**
 * What to do about a sales invoice that may or may not have reached Xero. Source: sync protocol, client bills.
 *
 * Young ones are repeated under their key; all others are looked for. Being there is believed at once, not being
 * there only from a read, also by our address, that began after the quiet time. Xero having refused the number as
 * taken, the send itself is known not to have happened, so a foreign or absent holder ends it.
 *
 * @param reading what Xero showed; null before anybody looked
 */
export function resolveBill(
  bill: UnresolvedBill,
  reading: BillReading | null,
  { now, timing }: { readonly now: Date; readonly timing: DeliveryTiming },
): BillResolution {
  if (reading === null) return { kind: mayRepeat(bill, now, timing) ? 'repeat' : 'look' };
  const ours = reading.invoices.filter((invoice) => invoice.isOurs);
  const live = ours.filter((invoice) => !invoice.isVoid);
  const [found] = live.length > 0 ? live : ours;
  if (found) return { kind: 'adopt', invoice: found, concern: concernOf(found, live.length) };
  if (!reading.byUrl && isBelievable(bill, reading)) return { kind: 'look_by_url' };
  if (bill.why === finalAnswers.numberTaken) return { kind: 'taken' };
  if (!isBelievable(bill, reading)) return { kind: 'wait' };
  return { kind: reading.invoices.length > 0 ? 'taken' : 'absent' };
}

function mayRepeat({ sentAt, why }: UnresolvedBill, now: Date, timing: DeliveryTiming): boolean {
  if (why !== null && final.includes(why)) return false;
  return now.getTime() - sentAt.getTime() < repeatWindowMs(timing);
}

function isBelievable({ quietAt, why }: UnresolvedBill, { startedAt }: BillReading): boolean {
  return why === finalAnswers.numberTaken || startedAt > quietAt;
}

function concernOf(found: FoundInvoice, liveCount: number): string | null {
  if (found.isVoid) return 'status';
  return liveCount > 1 ? 'copies' : found.difference;
}
