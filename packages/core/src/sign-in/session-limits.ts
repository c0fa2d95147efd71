/** Nobody stays signed in for longer. */
export const sessionLifeMs = 14 * 24 * 3_600_000;
/** A session not used for this long is over: a long weekend survives it, a holiday does not. */
export const sessionIdleMs = 5 * 24 * 3_600_000;
