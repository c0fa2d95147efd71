import { appRouter } from '@throughline/api/app-router';
import { access, type Access } from '@throughline/api/trpc/access';

import { type Leaf, leavesOf, objectsOf, type Place } from './schema-leaves.ts';

export type ProcedureKind = 'query' | 'mutation' | 'subscription';

/** One procedure as it stands in the router, found by walking it. */
export type Procedure = {
  readonly path: string;
  readonly kind: ProcedureKind;
  /** Every value its input can hold. */
  readonly leaves: readonly Leaf[];
  /** The objects in its input, the input itself first. */
  readonly objects: readonly Place[];
  /** Null when the access table has no row. */
  readonly access: Access | null;
};

/** Every procedure, also those in routers that are only loaded when first called; sorted by path. */
export async function listProcedures(): Promise<readonly Procedure[]> {
  const { lazy, procedures } = appRouter._def;
  for (const entry of Object.values<unknown>(lazy)) {
    if (typeof entry === 'object' && entry !== null && 'load' in entry && typeof entry.load === 'function') {
      await entry.load();
    }
  }
  return Object.entries<unknown>(procedures)
    .map(([path, procedure]) => describe(path, procedure))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Paths that have a row in the access table. */
export const accessRows: readonly string[] = Object.keys(access);

function describe(path: string, procedure: unknown): Procedure {
  const def = definitionOf(procedure);
  const { type, inputs } = def;
  if (type !== 'query' && type !== 'mutation' && type !== 'subscription') throw new Error(`what is ${path}?`);
  const schemas: readonly unknown[] = Array.isArray(inputs) ? inputs : [];
  return {
    path,
    kind: type,
    leaves: schemas.flatMap((schema) => leavesOf(schema)),
    objects: schemas.flatMap((schema) => objectsOf(schema)),
    access: Object.hasOwn(access, path) ? (access[path] ?? null) : null,
  };
}

function definitionOf(procedure: unknown): { readonly type?: unknown; readonly inputs?: unknown } {
  if (typeof procedure === 'function' && '_def' in procedure) {
    const { _def: def } = procedure;
    if (typeof def === 'object' && def !== null) return def;
  }
  throw new Error('a procedure without definition');
}
