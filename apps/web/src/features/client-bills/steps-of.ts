import { counted } from '../../lib/format.ts';
import { clockTimeWithSeconds, when } from '../../lib/instants.ts';
import type { Bill } from './bill-types.ts';

export type Step = {
  readonly label: string;
  readonly text: string;
  readonly state: 'done' | 'now' | 'stopped' | 'coming';
};

type Clock = { readonly timeZone: string; readonly now: Date };

/** How far a client bill is on its way: written, approved, sent, in Xero. What Xero said stands at its step. */
export function stepsOf(bill: Bill, clock: Clock): readonly Step[] {
  return [
    {
      label: 'Written',
      text: `${bill.number}, ${counted(bill.lines.length, 'line', 'lines')}`,
      state: 'done',
    },
    approved(bill, clock),
    sent(bill, clock),
    arrived(bill, clock),
  ];
}

function approved({ state, approvedAt, approvedByName }: Bill, { timeZone, now }: Clock): Step {
  const label = 'Approved';
  if (state === 'draft' || approvedAt === null) return { label, text: 'not yet', state: 'coming' };
  const by = approvedByName === null ? '' : ` by ${approvedByName}`;
  return { label, text: `Frozen${by}, ${when(approvedAt, timeZone, now)}`, state: 'done' };
}

function sent({ state, delivery }: Bill, { timeZone }: Clock): Step {
  const label = 'Sent';
  if (delivery === null || state === 'draft') return { label, text: 'not yet', state: 'coming' };
  if (state === 'posted')
    return { label, text: `answered ${clockTimeWithSeconds(delivery.at, timeZone)}`, state: 'done' };
  const isStopped = delivery.state === 'refused' || delivery.state === 'blocked';
  return { label, text: delivery.sentence, state: isStopped ? 'stopped' : 'now' };
}

function arrived({ state, delivery }: Bill, _clock: Clock): Step {
  const label = 'In Xero';
  if (state !== 'posted' || delivery === null) return { label, text: 'not yet', state: 'coming' };
  return { label, text: delivery.sentence, state: delivery.state === 'delivered' ? 'done' : 'stopped' };
}
