import { describe, expect, it } from 'vitest';

import { isLocalDatabase } from './is-local-database.ts';

describe('isLocalDatabase', () => {
  it.each([
    'postgres://a:b@127.0.0.1:5432/x',
    'postgres://localhost/x',
    'postgres://[::1]/x',
    'postgres:///x?host=/tmp',
  ])('takes %s for local', (url) => expect(isLocalDatabase(url)).toBe(true));

  it.each([
    'postgres://db.example.test/x',
    'postgres://localhost.example.test/x',
    'postgres:///x?host=10.0.0.4',
  ])('takes %s for foreign', (url) => expect(isLocalDatabase(url)).toBe(false));
});
