import { protocolRules } from '../../packages/core/src/sync/rules.ts';
import { billModel } from './bill-model.ts';
import { plainBill } from './bill-moves.ts';
import { type Explored, explore, type Model } from './explore.ts';
import { timeModel } from './time-model.ts';
import { plainTime, type TimeOptions } from './time-options.ts';

export type Variant = {
  readonly name: string;
  readonly model: () => Model;
  /** Whether the protocol holds in it; the others show what goes wrong without a rule or an assumption. */
  readonly holds: boolean;
};

const time = (name: string, world: Partial<TimeOptions>): Variant => ({
  name,
  holds: true,
  model: () => timeModel({ ...plainTime, ...world }),
});
const bill = (name: string, world: Partial<typeof plainBill>): Variant => ({
  name,
  holds: true,
  model: () => billModel({ ...plainBill, ...world }),
});
const broken = (variant: Variant): Variant => ({ ...variant, holds: false });
const without = (weaker: Partial<typeof protocolRules>) => ({ rules: { ...protocolRules, ...weaker } });
const calm = { edits: 1, deletes: 1, crashes: 0, answers: 1 } as const;
const quietOff = { quietBeforeAbsence: () => true, readStartedAfterQuiet: (_: unknown, now: number) => now };

/** At least a million states on its own. */
export const million = time('an entry: 2 edits, 1 removal, 2 crashes, refusals', {
  edits: 2,
  deletes: 1,
  crashes: 2,
  refuses: true,
});

export const variants: readonly Variant[] = [
  time('an entry: 1 edit, 1 removal, 1 crash', {}),
  million,
  time('an entry: one claim worked on twice', { edits: 1, deletes: 0, crashes: 0, sharesClaims: true }),
  time('an entry: a person copies ours, with markers', { ...calm, copies: 1 }),
  time('an entry: a person copies ours, without markers', {
    ...calm,
    deletes: 0,
    copies: 1,
    usesMarkers: false,
  }),
  time('an entry: a person types the same, with markers', { ...calm, deletes: 0, twins: 1 }),
  time('an entry: a person types the same, without markers', {
    ...calm,
    deletes: 0,
    twins: 1,
    usesMarkers: false,
  }),
  time('an entry: a person changes ours, and a sweep', { ...calm, deletes: 0, changes: 1, sweeps: true }),
  time('an entry: a person removes ours, and a sweep', { ...calm, deletes: 0, removals: 1, sweeps: true }),
  time('an entry: a person copies ours, and a sweep', { ...calm, edits: 0, copies: 1, sweeps: true }),
  bill('a client bill: 1 crash, 1 renumbering', {}),
  bill('a client bill: voided, and its number given away', { crashes: 0, voidings: 1, foreigners: 1 }),
  broken(
    time(
      'naive retry: nothing is written down first',
      without({ intentBeforeSend: (_held, before) => before }),
    ),
  ),
  broken(time('absence believed at once', without({ quietBeforeAbsence: () => true }))),
  broken(
    time(
      'quiet tested when the read is written down',
      without({ readStartedAfterQuiet: (_read, now) => now }),
    ),
  ),
  broken(time('a change sent again before quiet', { ...without({ quietBeforePut: () => true }), edits: 2 })),
  broken(
    time(
      'no epoch and no operation number on commit',
      without({ epochOnCommit: () => true, opSequenceOnCommit: ({ op }) => op !== null }),
    ),
  ),
  broken(bill('a new key at once', without({ quietBeforeAbsence: () => true }))),
  broken(bill('a late first send', without({ sendFence: () => true }))),
  broken(bill('absence believed without reading after quiet', without(quietOff))),
  broken(bill('the key forgotten while it is used', { forgetsEarly: true })),
  broken(bill('requests that outlive A1', { livesLonger: true })),
];

export function run({ model }: Variant): Explored {
  return explore(model());
}
