import type { CallLog } from '../transport/call-log.ts';
import { createCallLog } from '../transport/call-log.ts';
import { createFaults } from '../transport/faults.ts';
import type { Faults } from '../transport/faults.ts';
import { createLimits, platformLimits } from '../transport/limits.ts';
import type { Limits, LimitSizes } from '../transport/limits.ts';
import { createWebhook } from '../webhook/webhook.ts';
import type { Webhook } from '../webhook/webhook.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createIds } from './ids.ts';
import type { Ids } from './ids.ts';
import { fileJournal, memoryJournal } from './journal.ts';
import { createLater } from './later.ts';
import type { Later } from './later.ts';
import { createSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import { createTables } from './tables.ts';
import type { Meta, Tables } from './tables.ts';

/** How a sandbox is set up; everything has a default. */
export interface WorldOptions {
  /** File that keeps the state over restarts; null keeps it in memory. */
  readonly stateFile: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Redirect addresses accepted beside every loopback one. */
  readonly redirectUris: readonly string[];
  /** Sizes of the limits that differ from the platform's. */
  readonly limits: Partial<LimitSizes>;
  /** The machine's clock, under the sandbox clock's offset. */
  readonly now: () => Date;
}

/** Everything one sandbox is: what it holds, its clock, its faults and its limits. */
export interface World {
  readonly options: WorldOptions;
  /** Rows changed since the start; grows with every change. */
  readonly changes: () => number;
  readonly tables: Tables;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly switches: Switches;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly limits: Limits;
  /** What is still to happen at an instant of the clock. */
  readonly later: Later;
  readonly webhook: Webhook;
  /** Makes every change so far survive a kill. */
  commit: () => void;
  /** Rewrites the state file to what is held now. */
  compact: () => void;
  /** Restores the state file; false when there was none. */
  load: () => boolean;
  close: () => void;
}

/** Builds an empty world. */
export function createWorld(options: WorldOptions): World {
  const clock = createClock(options.now);
  const { tables, byName, listen } = createTables();
  const journal = options.stateFile === null ? memoryJournal() : fileJournal(options.stateFile, byName);
  const ids = createIds(() => meta(tables).seed);

  const remember = (): void => {
    const before = tables.meta.get('meta');
    if (!before) return;
    if (before.idCount === ids.count() && before.clockOffsetMs === clock.offsetMs()) return;
    tables.meta.put({ ...before, idCount: ids.count(), clockOffsetMs: clock.offsetMs() });
  };

  const nowMs = (): number => clock.now().getTime();
  const switches = createSwitches(tables.switches);
  const later = createLater(nowMs);
  const webhook = createWebhook({ tables, clock, later });
  let changes = 0;
  listen((change) => {
    changes += 1;
    journal.note(change);
    webhook.note(change);
  });

  return {
    options,
    changes: () => changes,
    tables,
    clock,
    ids,
    switches,
    later,
    webhook,
    faults: createFaults(),
    calls: createCallLog(),
    limits: createLimits(nowMs, { ...platformLimits, ...options.limits }, switches),
    commit: () => {
      remember();
      journal.commit();
      later.check();
    },
    compact: () => {
      remember();
      journal.compact();
    },
    load: () => {
      if (!journal.load()) return false;
      const { idCount, clockOffsetMs } = meta(tables);
      ids.setCount(idCount);
      clock.setOffsetMs(clockOffsetMs);
      return true;
    },
    close: () => {
      later.clear();
      journal.close();
    },
  };
}

/** The one row of a table that always holds one; throws before seeding. */
export function theOnly<T>(table: { readonly name: string; all: () => T[] }): T {
  const row = table.all()[0];
  if (row === undefined) throw new Error(`the table ${table.name} is empty`);
  return row;
}

function meta(tables: Tables): Meta {
  return theOnly(tables.meta);
}
