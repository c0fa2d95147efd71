import type { z } from 'zod';

/** One changed row; `row` is null when it was removed. */
export interface Change {
  readonly table: string;
  readonly key: string;
  readonly row: unknown;
  /** Whether there was no row of that key before. */
  readonly isNew: boolean;
}

/** Indexes by name: the value, or values, under which a row is found. */
export type TableIndexes<T> = Readonly<Record<string, (row: T) => string | readonly string[]>>;

interface TableSpec<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly key: (row: T) => string;
  readonly indexes?: TableIndexes<T>;
}

/** What the world needs of every table, whatever it holds. */
export interface AnyTable {
  readonly name: string;
  readonly size: number;
  clear: () => void;
  /** Parses and stores a row read from the journal, without reporting a change. */
  restore: (key: string, row: unknown) => void;
  entries: () => Iterable<readonly [string, unknown]>;
}

/**
 * Rows of one kind in insertion order. Keys are compared without case, as XPM's UUIDs are.
 * Rows are never changed in place: put a new one, so that the journal hears of it.
 */
export class Table<T> implements AnyTable {
  readonly name: string;
  readonly #spec: TableSpec<T>;
  readonly #report: (change: Change) => void;
  readonly #rows = new Map<string, T>();
  readonly #indexes = new Map<string, Map<string, Set<string>>>();

  constructor(spec: TableSpec<T>, report: (change: Change) => void) {
    this.name = spec.name;
    this.#spec = spec;
    this.#report = report;
    for (const index of Object.keys(spec.indexes ?? {})) this.#indexes.set(index, new Map());
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): T | undefined {
    return this.#rows.get(key.toLowerCase());
  }

  all(): T[] {
    return [...this.#rows.values()];
  }

  entries(): Iterable<readonly [string, unknown]> {
    return this.#rows.entries();
  }

  /** Rows whose index holds `value` exactly, in insertion order. */
  by(index: string, value: string): T[] {
    const keys = this.#indexes.get(index)?.get(value) ?? [];
    return [...keys].flatMap((key) => this.#rows.get(key) ?? []);
  }

  put(row: T): T {
    const isNew = !this.#rows.has(this.#spec.key(row).toLowerCase());
    const key = this.#store(row);
    this.#report({ table: this.name, key, row, isNew });
    return row;
  }

  remove(key: string): boolean {
    const found = this.#drop(key.toLowerCase());
    if (found) this.#report({ table: this.name, key: key.toLowerCase(), row: null, isNew: false });
    return found;
  }

  clear(): void {
    this.#rows.clear();
    for (const index of this.#indexes.values()) index.clear();
  }

  restore(key: string, row: unknown): void {
    if (row === null) this.#drop(key);
    else this.#store(this.#spec.schema.parse(row));
  }

  #store(row: T): string {
    const key = this.#spec.key(row).toLowerCase();
    const before = this.#rows.get(key);
    this.#rows.set(key, row);
    this.#reindex(key, before, row);
    return key;
  }

  /** A row keeps its place under every value that did not change. */
  #reindex(key: string, before: T | undefined, row: T): void {
    for (const [name, valueOf] of Object.entries(this.#spec.indexes ?? {})) {
      const old = before === undefined ? [] : [valueOf(before)].flat();
      const now = [valueOf(row)].flat();
      for (const value of old.filter((one) => !now.includes(one))) this.#keys(name, value).delete(key);
      for (const value of now.filter((one) => !old.includes(one))) this.#keys(name, value).add(key);
    }
  }

  #keys(name: string, value: string): Set<string> {
    const index = this.#indexes.get(name) ?? new Map<string, Set<string>>();
    const keys = index.get(value) ?? new Set<string>();
    this.#indexes.set(name, index.set(value, keys));
    return keys;
  }

  #drop(key: string): boolean {
    const row = this.#rows.get(key);
    if (row === undefined) return false;
    this.#unindex(key, row);
    return this.#rows.delete(key);
  }

  #unindex(key: string, row: T): void {
    for (const [name, valueOf] of Object.entries(this.#spec.indexes ?? {})) {
      for (const value of [valueOf(row)].flat()) this.#indexes.get(name)?.get(value)?.delete(key);
    }
  }
}
