import { money } from '../../lib/format.ts';

type Event = {
  readonly who: string;
  readonly actorKind: string;
  readonly what: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

const verbs: Readonly<Record<string, string>> = {
  'clientBill.draft': 'wrote the draft',
  'clientBill.update': 'changed the draft',
  'clientBill.approve': 'approved it',
  'clientBill.reopen': 'made it a draft again',
  'clientBill.post': 'posted it',
  'clientBill.remove': 'removed it',
  'delivery.retry': 'had it sent again',
  'reconcile.acceptBill': 'explained a difference with Xero',
};

const deliveries: Readonly<Record<string, string>> = {
  queued: 'Waits to be sent again',
  sending: 'Sent to Xero',
  delivered: 'In Xero, read back and equal',
  refused: 'Xero refused it',
  uncertain: 'Xero did not answer in time',
  blocked: 'Waits for somebody',
};

/** One event of a client bill's history: "Priya Nair approved it", "In Xero, read back and equal". */
export function historyWords({ who, actorKind, what, before, after }: Event): string {
  if (actorKind !== 'staff') return deliveries[textIn(after, 'delivery') ?? ''] ?? `${who}: ${what}`;
  const words = `${who} ${verbs[what] ?? what}`;
  const [old, fresh] = [centsIn(before), centsIn(after)];
  const moved = old !== null && fresh !== null && old !== fresh;
  return moved ? `${words}: ${money(old)} → ${money(fresh)}` : words;
}

function textIn(value: unknown, name: string): string | null {
  const found = fieldOf(value, name);
  return typeof found === 'string' ? found : null;
}

function centsIn(value: unknown): number | null {
  const found = fieldOf(value, 'totalCents');
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
