import type { Tx } from './client.ts';

/**
 * Makes something once per database connection and keeps it as long as the connection: a query of a hot path, whose
 * text is then put together once and not at every call.
 *
 * Prepared under a name, the database keeps its plan too: it names every column it returns, so that a column which is
 * added does not make it stale. Under the empty name the database keeps nothing.
 */
export function perConnection<T>(make: (tx: Tx) => T): (tx: Tx) => T {
  const made = new WeakMap<Tx, T>();
  return (tx) => {
    const known = made.get(tx);
    if (known !== undefined) return known;
    const fresh = make(tx);
    made.set(tx, fresh);
    return fresh;
  };
}
