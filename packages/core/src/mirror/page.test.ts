import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { AppError } from '../errors.ts';
import { cursorAfter, cursorText, pageOf, readCursor } from './page.ts';

const parts = z.tuple([cursorText, z.guid()]);
const id = '0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21';

describe('cursor', () => {
  it('comes back as it was given', () => {
    expect(readCursor(cursorAfter(['Kōwhai', id]), parts)).toEqual(['Kōwhai', id]);
  });

  it.each([
    '',
    'x',
    '💥',
    cursorAfter(['one']),
    cursorAfter(['one', 'no uuid']),
    cursorAfter(['with \0', id]),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('refuses %j as a place in the list', (text) => {
    expect(() => readCursor(text, parts)).toThrow(AppError);
  });

  it('is absent on the first page', () => expect(readCursor(undefined, parts)).toBeNull());
});

describe('pageOf', () => {
  it('names the place after the last row only when more rows follow', () => {
    const full = pageOf(['a', 'b', 'c'], 2, (row) => [row]);
    expect(full.rows).toEqual(['a', 'b']);
    expect(readCursor(full.nextCursor ?? undefined, z.tuple([z.string()]))).toEqual(['b']);
    expect(pageOf(['a', 'b'], 2, (row) => [row]).nextCursor).toBeNull();
  });
});
