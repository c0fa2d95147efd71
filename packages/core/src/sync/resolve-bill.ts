import type { Operation } from './record.ts';
import type { ProtocolRules } from './rules.ts';
import type { DeliveryTiming } from './timing.ts';

/** A sales invoice Xero showed under our number or our address. */
export type FoundInvoice = {
  readonly remoteId: string;
  readonly hash: string | null;
  /** It links back to this client bill. */
  readonly isOurs: boolean;
  /** Deleted or voided. */
  readonly isVoid: boolean;
  /** The first thing in which it differs from what was sent; null when it is the same. */
  readonly difference: string | null;
  /** Values behind that difference, for people. */
  readonly details: Readonly<Record<string, unknown>>;
};

export type BillReading = {
  /** By the store's clock, just before the read began. */
  readonly startedAt: number;
  readonly invoices: readonly FoundInvoice[];
  /** It also looked for our address under other numbers. */
  readonly byUrl: boolean;
  /** What people are told when the number turns out to be another document's. */
  readonly takenDetails: Readonly<Record<string, unknown>>;
};

export type BillResolution =
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
 * Whether the same bytes may be sent once more under the same key: young ones only, as Xero forgets the key, and
 * never after an answer it keeps under it, nor while the send before may still be under way, nor without a key. All
 * others are looked for.
 */
export function mayRepeat(
  { key, sentAt, quietAt, why }: Operation,
  now: number,
  timing: DeliveryTiming,
): boolean {
  if (key === null) return false;
  if (why !== null && final.includes(why)) return false;
  // Its quiet time counts from the latest end of a send, so the one before must have ended first.
  if (now < quietAt - timing.lateEffectMs) return false;
  return now - sentAt < repeatWindowMs(timing);
}

/**
 * What a look in Xero says about a sales invoice nobody saw the end of. Source: sync protocol, client bills.
 *
 * Being there is believed at once, not being there only from a read, also by our address, that began after the quiet
 * time. Xero having refused the number as taken, the send itself is known not to have happened, so a foreign or
 * absent holder ends it.
 */
export function resolveBill(
  op: Operation,
  reading: BillReading,
  { now, rules }: { readonly now: number; readonly rules: ProtocolRules },
): BillResolution {
  const ours = reading.invoices.filter((invoice) => invoice.isOurs);
  const live = ours.filter((invoice) => !invoice.isVoid);
  const found = rules.adoptLowest(live.length > 0 ? live : ours);
  if (found) return { kind: 'adopt', invoice: found, concern: concernOf(found, live.length) };
  const wasTaken = op.why === finalAnswers.numberTaken;
  const isBelievable = wasTaken || rules.quietBeforeAbsence(op, rules.readStartedAfterQuiet(reading, now));
  if (!reading.byUrl && isBelievable) return { kind: 'look_by_url' };
  if (wasTaken) return { kind: 'taken' };
  if (!isBelievable) return { kind: 'wait' };
  return { kind: reading.invoices.length > 0 ? 'taken' : 'absent' };
}

function concernOf(found: FoundInvoice, liveCount: number): string | null {
  if (found.isVoid) return 'status';
  return liveCount > 1 ? 'copies' : found.difference;
}
