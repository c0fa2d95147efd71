import type pg from 'pg';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

type Query = (...args: unknown[]) => unknown;

/** Notes every statement sent through a pool while `work` runs, as it was sent. */
export async function recordStatements(pool: pg.Pool, work: () => Promise<void>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const watched = new WeakSet<object>();
  let isOver = false;
  const watch = (client: pg.PoolClient): void => {
    if (watched.has(client)) return;
    watched.add(client);
    const send: Query = client.query.bind(client);
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const [first, second] = args;
        const text = typeof first === 'string' ? first : textOf(first);
        if (!isOver) statements.push({ text, values: Array.isArray(second) ? second : [] });
        return send(...args);
      },
    });
  };
  pool.on('acquire', watch);
  await work();
  isOver = true;
  pool.off('acquire', watch);
  return statements;
}

function textOf(query: unknown): string {
  if (typeof query !== 'object' || query === null || !('text' in query)) return '';
  return String(query.text);
}
