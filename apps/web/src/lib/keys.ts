import { billingKeys, listKeys, pageKeys, timesheetKeys } from './page-keys.ts';

export type KeyScope = 'Everywhere' | 'Go to' | 'Lists' | 'Timesheet' | 'Review' | 'Client bills';

/** `key` is written as `press.ts` spells it: `mod+K`, `shift+J`, `G H`, `?`, `Enter`, `alt+1`. */
export type KeyEntry = { readonly scope: KeyScope; readonly key: string; readonly label: string };

const everywhere = {
  palette: { scope: 'Everywhere', key: 'mod+K', label: 'Search or start' },
  showKeys: { scope: 'Everywhere', key: '?', label: 'Show all keys' },
  startTimer: { scope: 'Everywhere', key: 'T', label: 'Start a timer or choose work' },
  stopTimer: { scope: 'Everywhere', key: 'S', label: 'Stop the timer' },
  switchBack: { scope: 'Everywhere', key: 'shift+S', label: 'Stop and switch back to the former work' },
  why: { scope: 'Everywhere', key: 'W', label: 'Why is it so' },
  undo: { scope: 'Everywhere', key: 'Z', label: 'Undo' },
  undoCombination: { scope: 'Everywhere', key: 'mod+Z', label: 'Undo' },
  search: { scope: 'Everywhere', key: '/', label: 'Search this list' },
  filter: { scope: 'Everywhere', key: 'F', label: 'Filter' },
  create: { scope: 'Everywhere', key: 'C', label: 'New' },
  foldNav: { scope: 'Everywhere', key: '[', label: 'Fold the navigation' },
  close: { scope: 'Everywhere', key: 'Escape', label: 'Close, clear the selection' },
  primary: { scope: 'Everywhere', key: 'mod+Enter', label: 'Primary action of the page' },
} as const satisfies Record<string, KeyEntry>;

const goTo = {
  goHome: { scope: 'Go to', key: 'G H', label: 'Home' },
  goWork: { scope: 'Go to', key: 'G W', label: 'Work' },
  goTimesheet: { scope: 'Go to', key: 'G T', label: 'Timesheet' },
  goLinkReview: { scope: 'Go to', key: 'G R', label: 'Link review' },
  goProcesses: { scope: 'Go to', key: 'G P', label: 'Processes' },
  goClientBills: { scope: 'Go to', key: 'G B', label: 'Client bills' },
  goLedgerMapping: { scope: 'Go to', key: 'G L', label: 'Ledger mapping' },
  goDeliveries: { scope: 'Go to', key: 'G D', label: 'Deliveries' },
  goReconcile: { scope: 'Go to', key: 'G E', label: 'Reconcile' },
  goAudit: { scope: 'Go to', key: 'G A', label: 'Audit' },
  goSettings: { scope: 'Go to', key: 'G S', label: 'Settings' },
  goPractice1: { scope: 'Go to', key: 'G 1', label: 'First practice' },
  goPractice2: { scope: 'Go to', key: 'G 2', label: 'Second practice' },
  goPractice3: { scope: 'Go to', key: 'G 3', label: 'Third practice' },
} as const satisfies Record<string, KeyEntry>;

/** Every key of the product. A key that is not here does not exist. */
export const keys = {
  ...everywhere,
  ...goTo,
  ...listKeys,
  ...timesheetKeys,
  ...pageKeys,
  ...billingKeys,
} as const satisfies Record<string, KeyEntry>;

export type KeyName = keyof typeof keys;

/** Scopes with their keys, for the sheet behind `?`. */
export function keysByScope(): readonly {
  readonly scope: KeyScope;
  readonly entries: readonly KeyEntry[];
}[] {
  const all: readonly KeyEntry[] = Object.values(keys);
  const scopes = [...new Set(all.map((entry) => entry.scope))];
  return scopes.map((scope) => ({ scope, entries: all.filter((entry) => entry.scope === scope) }));
}
