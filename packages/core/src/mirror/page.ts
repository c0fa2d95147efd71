import { z } from 'zod';

import { AppError } from '../errors.ts';
import { plainText } from './plain-text.ts';

/** What every list takes: text to look for, how many rows, and where the last page ended. */
export const ListPage = {
  query: plainText(200).optional(),
  limit: z.int().min(1).max(500).default(50),
  cursor: z.string().max(4_000).optional(),
};

/** A part of a cursor that is compared with text. */
export const cursorText = plainText(2_000);

/** The place after a row, as text that callers hand back unread. */
export function cursorAfter(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Reads a cursor with the parts of one kind of list; null when none was given.
 *
 * @throws {AppError} `invalid_input` when it is none of that list's
 */
export function readCursor<T>(cursor: string | undefined, parts: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const read = parts.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (read.success) return read.data;
  throw new AppError('invalid_input', 'cursor has another form', {
    userMessage: 'This page of the list cannot be found. Start from the first one.',
  });
}

/** Splits `limit + 1` rows into a page and the cursor after it. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  partsOf: (row: Row) => readonly unknown[],
): { readonly rows: readonly Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor: rows.length > limit && last !== undefined ? cursorAfter(partsOf(last)) : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
