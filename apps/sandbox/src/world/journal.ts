import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

import { z } from 'zod';

import type { AnyTable, Change } from './table.ts';

const Line = z.array(z.tuple([z.string(), z.string(), z.unknown()]));

/** Append-only record of every accepted change, so that a killed sandbox comes back as it was. */
export interface Journal {
  /** Puts the rows of an existing file into the tables; false when there is no file yet. */
  load: () => boolean;
  /** Notes a change; it is written by the next `commit`. */
  note: (change: Change) => void;
  /** Writes everything noted since the last commit as one line, before it returns. */
  commit: () => void;
  /** Replaces the file by one that holds exactly what the tables hold now. */
  compact: () => void;
  close: () => void;
}

/** A journal that keeps nothing. */
export function memoryJournal(): Journal {
  const nothing = (): void => undefined;
  return { load: () => false, note: nothing, commit: nothing, compact: nothing, close: nothing };
}

/**
 * A journal in a file of JSON lines, one line per acknowledged request. A half-written last line
 * (killed while writing) was never acknowledged and is ignored.
 */
export function fileJournal(path: string, tables: ReadonlyMap<string, AnyTable>): Journal {
  let pending: Change[] = [];
  let handle: number | null = null;
  const close = (): void => {
    if (handle !== null) closeSync(handle);
    handle = null;
  };
  return {
    load: () => {
      if (!existsSync(path)) return false;
      for (const line of readFileSync(path, 'utf8').split('\n').slice(0, -1)) {
        for (const [table, key, row] of Line.parse(JSON.parse(line))) tables.get(table)?.restore(key, row);
      }
      return true;
    },
    note: (change) => {
      pending.push(change);
    },
    commit: () => {
      if (pending.length === 0) return;
      handle ??= openSync(path, 'a', 0o600);
      writeSync(handle, `${JSON.stringify(pending.map(({ table, key, row }) => [table, key, row]))}\n`);
      pending = [];
    },
    compact: () => {
      close();
      pending = [];
      writeSnapshot(path, tables);
    },
    close,
  };
}

const snapshotChunk = 1_000_000;

function writeSnapshot(path: string, tables: ReadonlyMap<string, AnyTable>): void {
  const beside = `${path}.new`;
  const handle = openSync(beside, 'w', 0o600);
  for (const table of tables.values()) {
    let lines = '';
    for (const [key, row] of table.entries()) {
      lines += `${JSON.stringify([[table.name, key, row]])}\n`;
      if (lines.length < snapshotChunk) continue;
      writeSync(handle, lines);
      lines = '';
    }
    writeSync(handle, lines);
  }
  fsyncSync(handle);
  closeSync(handle);
  renameSync(beside, path);
}
