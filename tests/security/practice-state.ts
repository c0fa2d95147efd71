import type pg from 'pg';

/** Tables of the database that hold rows of practices. */
export async function practiceTables(owner: pg.Pool): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'practice_id' order by 1`,
  );
  return rows.map((row) => row.name);
}

export type PracticeState = {
  /** One sum over every row of every table. */
  sum(): Promise<string>;
  /** By table, for saying which one changed. */
  sums(): Promise<Readonly<Record<string, string>>>;
};

/** Looks at everything the database holds of one practice, past every policy. */
export async function stateOf(owner: pg.Pool, practiceId: string): Promise<PracticeState> {
  const tables = [
    ...(await practiceTables(owner)).map((name) => ({ name, key: 'practice_id' })),
    { name: 'practices', key: 'id' },
  ];
  const sql = tables
    .map(
      ({ name, key }) =>
        `select '${name}' as name, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as sum
         from "${name}" t where ${key} = $1`,
    )
    .join(' union all ');
  const sums = async () => {
    const { rows } = await owner.query<{ name: string; sum: string }>(sql, [practiceId]);
    return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
  };
  return { sums, sum: async () => JSON.stringify(await sums()) };
}

/** Every UUID that stands in some row of one practice. */
export async function idsIn(owner: pg.Pool, practiceId: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>([practiceId]);
  for (const name of await practiceTables(owner)) {
    const { rows } = await owner.query<{ row: string }>(
      `select t::text as row from "${name}" t where practice_id = $1`,
      [practiceId],
    );
    for (const { row } of rows) for (const id of uuidsIn(row)) found.add(id);
  }
  return found;
}

/** UUIDs in a text, in lower case. */
export function uuidsIn(text: string): string[] {
  return text.toLowerCase().match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}
