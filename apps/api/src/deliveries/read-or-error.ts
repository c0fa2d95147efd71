import { LedgerError } from '@throughline/ledger-push';

/** A read that failed at or on the way to Xero decides nothing; a bug is thrown. */
export async function readOrError<T>(
  read: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly error: LedgerError }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof LedgerError) return { error };
    throw error;
  }
}
