import { createHash } from 'node:crypto';

import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';

type Statements = DBTransactionAdapter;

/** What is stored in place of a session's token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Makes better-auth keep sessions by the SHA-256 of their token: on the way in the token is hashed, in rows and in
 * conditions; on the way out it is put back where the caller knew it. A copy of the table signs nobody in.
 */
export function hashSessionTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...adapter,
    ...hashing(adapter),
    transaction: (work) =>
      adapter.transaction((statements) => work({ ...statements, ...hashing(statements) })),
  };
}

function hashing(inner: Statements): Statements {
  return {
    ...inner,
    create: async (query) => {
      const token = query.model === 'session' ? textAt(query.data, 'token') : null;
      if (token === null) return inner.create(query);
      return withToken(
        await inner.create({ ...query, data: { ...query.data, token: hashToken(token) } }),
        token,
      );
    },
    findOne: async (query) => withToken(await inner.findOne(hashed(query)), tokenSought(query)),
    update: async (query) => withToken(await inner.update(hashed(query)), tokenSought(query)),
    consumeOne: async (query) => withToken(await inner.consumeOne(hashed(query)), tokenSought(query)),
    incrementOne: async (query) => withToken(await inner.incrementOne(hashed(query)), tokenSought(query)),
    findMany: (query) => inner.findMany(hashed(query)),
    count: (query) => inner.count(hashed(query)),
    updateMany: (query) => inner.updateMany(hashed(query)),
    delete: (query) => inner.delete(hashed(query)),
    deleteMany: (query) => inner.deleteMany(hashed(query)),
  };
}

type Query = { readonly model: string; readonly where?: Where[] | undefined };

function hashed<Q extends Query>(query: Q): Q {
  if (query.model !== 'session' || !query.where) return query;
  return { ...query, where: query.where.map(hashedCondition) };
}

function hashedCondition(condition: Where): Where {
  const { field, value } = condition;
  if (field !== 'token') return condition;
  if (typeof value === 'string') return { ...condition, value: hashToken(value) };
  if (!Array.isArray(value)) return condition;
  return { ...condition, value: value.map((one) => hashToken(String(one))) };
}

function tokenSought({ model, where }: Query): string | null {
  if (model !== 'session') return null;
  const value = where?.find(({ field }) => field === 'token')?.value;
  return typeof value === 'string' ? value : null;
}

function withToken<T>(row: T, token: string | null): T {
  if (token !== null && typeof row === 'object' && row !== null) Object.assign(row, { token });
  return row;
}

function textAt(row: object, name: string): string | null {
  const value: unknown = Object.entries(row).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}
