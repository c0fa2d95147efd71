import { z } from 'zod';

import { nightSwitchRows } from '../night/switch-rows.ts';
import { xeroSwitchRows } from '../xero/switch-rows.ts';
import { practiceSwitchRows } from '../xpm/switch-rows.ts';

/** Every question the evidence leaves open, with the answer the sandbox gives unless told otherwise. */
const switchRows = [...practiceSwitchRows, ...nightSwitchRows, ...xeroSwitchRows] as const;

export type SwitchId = (typeof switchRows)[number][0];

/** A row of the table as people read it. A row with one value is a fixed choice. */
export interface SwitchRow {
  readonly id: SwitchId;
  readonly question: string;
  readonly values: readonly string[];
  readonly default: string;
  readonly evidence: string;
}

/** A switch with its present value. */
export interface SwitchState extends SwitchRow {
  readonly value: string;
}

export const SwitchSetting = z.object({ id: z.string(), value: z.string() });
export type SwitchSetting = z.infer<typeof SwitchSetting>;

interface SettingTable {
  get: (key: string) => SwitchSetting | undefined;
  put: (row: SwitchSetting) => SwitchSetting;
}

/** Reads and sets switches. */
export interface Switches {
  /** Present value of a switch. */
  is: (id: SwitchId, value: string) => boolean;
  all: () => SwitchState[];
  /** Sets one; returns the sentence that says why it cannot, or null. */
  set: (id: string, value: string) => string | null;
}

/** Makes the switches over the table that keeps the ones somebody set. */
export function createSwitches(settings: SettingTable): Switches {
  const rows: SwitchRow[] = switchRows.map(([id, question, values, evidence]) => ({
    id,
    question,
    values,
    default: values[0],
    evidence,
  }));
  const valueOf = (row: SwitchRow): string => settings.get(row.id)?.value ?? row.default;
  return {
    is: (id, value) => rows.some((row) => row.id === id && valueOf(row) === value),
    all: () => rows.map((row) => ({ ...row, value: valueOf(row) })),
    set: (id, value) => {
      const row = rows.find((candidate) => candidate.id === id);
      if (!row) return `There is no switch ${id}.`;
      if (!row.values.includes(value)) return `${id} takes one of: ${row.values.join(', ')}.`;
      settings.put({ id, value });
      return null;
    },
  };
}
