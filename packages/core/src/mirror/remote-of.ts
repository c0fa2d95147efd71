import type { ConnectionKind } from '../db/schema/connections.ts';
import type { MirrorKind } from '../db/schema/mirror-lists.ts';

/** Lists read from XPM, in the order they are read: what others refer to comes first. */
export const xpmKinds = [
  'staff',
  'clients',
  'taskDefinitions',
  'jobs',
  'templates',
  'categories',
] as const satisfies readonly MirrorKind[];

/** Lists read from the Xero organisation. */
export const ledgerKinds = ['accounts', 'taxRates', 'organisation'] as const satisfies readonly MirrorKind[];

export type XpmKind = (typeof xpmKinds)[number];
export type LedgerKind = (typeof ledgerKinds)[number];

/** Which remote system a mirrored list is read from. */
export function remoteOf(kind: MirrorKind): ConnectionKind {
  return ledgerKinds.some((each) => each === kind) ? 'ledger' : 'xpm';
}
