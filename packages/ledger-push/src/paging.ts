import { LedgerError } from './errors.ts';
import type { Page } from './reading.ts';

const pageSize = 100;
const pagesMax = 1000;

/**
 * Every record of a paged list, page after page of Xero's default size.
 * @throws {LedgerError} when a page cannot be read, or the list does not end
 */
export async function allPages<T>(pageOf: (page: number) => Promise<Page<T>>): Promise<readonly T[]> {
  const records: T[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const { records: found, pageCount } = await pageOf(page);
    records.push(...found);
    if (pageCount === null ? found.length < pageSize : page >= pageCount) return records;
  }
  throw LedgerError.unreadable('Xero GET: a paged list did not end');
}
