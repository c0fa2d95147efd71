import type { Outputs } from './trpc.ts';

export type Connection = Outputs['connection']['list'][number];
export type ConnectionKind = Connection['kind'];
export type MirrorKind = keyof Outputs['mirror']['state'];

type Mirrored = { readonly kind: MirrorKind; readonly one: string; readonly many: string };

/** What each connection reads, in the order it is shown. */
export const mirroredBy = {
  xpm: [
    { kind: 'clients', one: 'client', many: 'clients' },
    { kind: 'jobs', one: 'job', many: 'jobs' },
    { kind: 'staff', one: 'person', many: 'people' },
    { kind: 'taskDefinitions', one: 'task', many: 'tasks' },
    { kind: 'templates', one: 'job template', many: 'job templates' },
    { kind: 'categories', one: 'job category', many: 'job categories' },
  ],
  ledger: [
    { kind: 'accounts', one: 'account', many: 'accounts' },
    { kind: 'taxRates', one: 'tax rate', many: 'tax rates' },
    { kind: 'organisation', one: 'organisation', many: 'organisations' },
  ],
} as const satisfies Record<ConnectionKind, readonly Mirrored[]>;

export const remoteName = { xpm: 'Xero Practice Manager', ledger: 'Xero' } as const satisfies Record<
  ConnectionKind,
  string
>;

/** What reading these lists again costs, by what the last read did; at least one call each. */
export function callsFor(
  kinds: readonly MirrorKind[],
  state: Outputs['mirror']['state'] | undefined,
): number {
  return kinds.reduce((sum, kind) => sum + Math.max(1, state?.[kind].calls ?? 1), 0);
}
