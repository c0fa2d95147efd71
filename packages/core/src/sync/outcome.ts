/** It arrived, and the remote side keeps another value of `field`; or it is there twice. */
export type DeliveryConcern =
  | { readonly reason: 'differs'; readonly field: string }
  | { readonly reason: 'twice_in_xpm' };

/** What one attempt proved, in the words of no particular remote system. */
export type DeliveryOutcome =
  /** It is there. `hash` is of the record as the remote side answered it. */
  | {
      readonly kind: 'delivered';
      readonly remoteId: string | null;
      readonly hash: string | null;
      /** What a person should look at although it arrived; null when all is well. */
      readonly concern: DeliveryConcern | null;
    }
  /** Proven not to have happened, and may be tried again by itself. */
  | { readonly kind: 'retry'; readonly why: 'throttled' | 'unavailable'; readonly afterMs: number | null }
  /** Proven not to have happened; somebody has to change something first. */
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly sentence: string;
      readonly details?: Readonly<Record<string, unknown>>;
    }
  /** Proven not to have happened; the connection needs a person. */
  | { readonly kind: 'reconnect'; readonly sentence: string }
  /** Nobody knows. Never sent again before somebody looked. */
  | { readonly kind: 'uncertain'; readonly why: string };
