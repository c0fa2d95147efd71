import { type StateLook, clientBillLook, timeEntryLook } from '../../components/state-looks.ts';
import type { Delivery } from './filters.ts';

const billLooks = {
  unlinked: 'draft',
  queued: 'queued',
  sending: 'posting',
  delivered: 'posted',
  refused: 'refused',
  uncertain: 'uncertain',
  blocked: 'needs_you',
} as const satisfies Record<Delivery['state'], string>;

/** The chip of a delivery, in the words of what it carries. */
export function deliveryLook(delivery: Pick<Delivery, 'kind' | 'state' | 'reason'>): StateLook {
  if (delivery.kind === 'client_bill.push') return clientBillLook(billLooks[delivery.state]);
  return timeEntryLook(delivery);
}

/** What is carried and for whom: "Advisory" and "Marlow Dental", "HL-0411" and "Rātā Trust". */
export function partsOf({ kind, what }: Pick<Delivery, 'kind' | 'what'>): {
  readonly title: string;
  readonly client: string | null;
} {
  const between = ' · ';
  // A title may hold the mark itself; a number never does.
  const at = kind === 'client_bill.push' ? what.indexOf(between) : what.lastIndexOf(between);
  if (at === -1) return { title: what, client: null };
  return { title: what.slice(0, at), client: what.slice(at + between.length) };
}
