import { inject, describe, expect, it } from 'vitest';

import { freshDatabase } from './postgres.ts';
import { withClient } from './template-database.ts';

describe('freshDatabase', () => {
  it('keeps what one test writes from the next', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    await withClient(one.ownerUrl, (client) => client.query('create table only_here (n int)'));
    const seen = await withClient(two.ownerUrl, (client) =>
      client.query("select to_regclass('only_here') as found"),
    );
    expect(seen.rows).toEqual([{ found: null }]);
    await Promise.all([one.drop(), two.drop()]);
  });

  it('is gone after the drop, even with a connection open', async () => {
    const database = await freshDatabase();
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await database.drop();
    const left = await withClient(inject('postgresOwnerUrl'), (client) =>
      client.query('select 1 from pg_database where datname = $1', [name]),
    );
    expect(left.rowCount).toBe(0);
  });
});
