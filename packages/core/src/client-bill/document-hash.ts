import { createHash } from 'node:crypto';

import type { SalesInvoiceDocument } from './sales-invoice-document.ts';
import type { FrozenSalesInvoice } from './to-sales-invoice.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Fingerprint of a sales invoice, with or without its contact: SHA-256 of its canonical JSON, 64 hex digits.
 *
 * The order of keys does not matter, the order of lines does.
 *
 * @throws {RangeError} if a number is not finite
 */
export function documentHash(document: SalesInvoiceDocument | FrozenSalesInvoice): string {
  return createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex');
}

function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`not a JSON number: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .toSorted(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
  return Array.isArray(value);
}
