import type { Tx } from './db/client.ts';
import type { practices } from './db/schema/practices.ts';
import type { Role } from './db/schema/staff.ts';
import type { Announce } from './live/topics.ts';

export type Practice = typeof practices.$inferSelect;

/** Who acts: a member of the practice, or a rule of the program acting by itself. */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly userId: string;
      readonly name: string;
      readonly roles: readonly Role[];
    }
  | { readonly kind: 'rule' | 'system'; readonly name: string };

/** Seals receipts; its id stands in every seal made with it. */
export type ReceiptKey = { readonly id: string; readonly key: Buffer };

export type ServiceSettings = {
  /** How long a changed time entry rests before it is sent. */
  readonly settleSeconds: number;
  /** Public address, base of every link that leaves. */
  readonly appUrl: string;
  /** The first seals what is added to receipts, all check; none where nothing is added. */
  readonly receiptKeys: readonly ReceiptKey[];
};

/** What every verb gets: one transaction in one practice, who asks, and the one instant it all happens at. */
export type ServiceContext = {
  readonly tx: Tx;
  readonly practice: Practice;
  readonly actor: Actor;
  readonly now: Date;
  /** The verb being carried out, as audit names it. */
  readonly verb: string;
  readonly requestId: string | null;
  readonly settings: ServiceSettings;
  readonly announce: Announce;
};
