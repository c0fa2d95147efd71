import type { Settlement } from '@throughline/core/reconcile/difference';

import { linkedWork, linkToXpm } from '../support/linked-work.ts';
import { connect, newMember, newPractice, type Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

export const month = { from: '2026-11-01', to: '2026-11-30' };

/** A practice connected to the sandbox, with Mei who records time and Tom who settles what differs. */
export type TimePractice = {
  readonly product: Product;
  readonly tom: Person;
  readonly mei: Person;
  readonly workItemId: string;
  /** An entry of Mei’s that is in XPM, and its record there. */
  delivered(note: string, workDate: string): Promise<{ readonly timeEntryId: string; readonly uuid: string }>;
  /** What a person does inside XPM. */
  act(act: string, values: Readonly<Record<string, unknown>>): void;
  /** Records in XPM on a day. */
  inXpm(
    workDate: string,
  ): readonly { readonly uuid: string; readonly minutes: number; readonly note: string }[];
  /** Reads XPM, and tells how the pairs of a day stand now. */
  run(workDate: string): Promise<readonly Item[]>;
  /** How the pairs of a day stand, without reading. */
  look(workDate: string): Promise<readonly Item[]>;
  settle(item: Item, choice: Settlement, reason?: string): Promise<unknown>;
};

type Reconciliation = Awaited<ReturnType<Person['api']['reconcile']['time']['query']>>;
export type Item = Reconciliation['groups'][number]['items'][number];

export async function timePractice(): Promise<TimePractice> {
  const product = await startProduct({ profile: 'demo' });
  const tom = await newPractice(product);
  await connect(product, tom);
  await tom.api.mirror.refresh.mutate({});
  const mei = await newMember(product, tom.practiceId, { name: 'Mei Tanaka', roles: ['staff'] });
  await linkToXpm(tom, mei.staffId, 'Mei Tanaka');
  const { workItemId } = await linkedWork(tom, mei.staffId);
  const { control } = product.sandbox.sandbox;
  const inXpm = (workDate: string) => control.state().xpm.times.filter(({ date }) => date === workDate);
  const look = async (workDate: string) => {
    const found = await tom.api.reconcile.time.query({ ...month, equal: true });
    return found.groups.flatMap(({ items }) => items).filter((item) => item.workDate === workDate);
  };
  return {
    product,
    tom,
    mei,
    workItemId,
    inXpm,
    look,
    async delivered(note, workDate) {
      const { id } = await mei.api.timeEntry.create.mutate({ workItemId, workDate, minutes: 72, note });
      const { entry } = await until(
        () => mei.api.timeEntry.trace.query({ timeEntryId: id }),
        (trace) => trace.entry.delivery.state === 'delivered',
      );
      return { timeEntryId: id, uuid: entry.delivery.xpmTimeUuid ?? '' };
    },
    act: (act, values) => void control.act({ act, ...values }),
    async run(workDate) {
      await tom.api.reconcile.run.mutate({ kind: 'time', ...month });
      return look(workDate);
    },
    settle: (item, choice, reason = 'Agreed with Mei') =>
      tom.api.reconcile.settleTime.mutate({
        workDate: item.workDate,
        fingerprint: item.fingerprint,
        choice,
        reason,
      }),
  };
}
