import { deliver, repeat } from '@throughline/core/sync/deliver';
import type { Claimed, SyncPorts } from '@throughline/core/sync/ports';
import { resolve } from '@throughline/core/sync/resolve';
import { type BillReading, type FoundInvoice, mayRepeat } from '@throughline/core/sync/resolve-bill';

import type { XeroInvoice } from '../remote/xero.ts';
import { type Bill, type BillDocument, documentOf, hashBill, wantedBill } from '../world/subjects.ts';
import { billOutcome } from './outcomes.ts';
import type { Seat } from './seat.ts';
import { open, renewToken } from './tokens.ts';

function readDocument(text: string): BillDocument {
  const document: BillDocument = JSON.parse(text);
  return document;
}

function billPorts(seat: Seat, isRepeat: boolean): SyncPorts {
  const { store, watch, sim } = seat.world;
  const { xero } = seat.remote;
  return seat.ports({
    intend: ({ id, record: { epoch } }) =>
      seat.transaction('intend', (now) => {
        const bill = billOf(seat, id);
        const { plan, hash } = wantedBill(bill);
        const request = JSON.stringify(documentOf(bill));
        return store.apply(
          id,
          { kind: 'intend', epoch, plan, hash, request, key: sim.random.id('key') },
          now,
        );
      }),
    apply: ({ id, input }) => seat.transaction(input.kind, (now) => store.apply(id, input, now)),
    send: async (claimed, operation) => {
      const { id } = claimed;
      watch.sending(id, operation, seat);
      const document = readDocument(operation.request);
      const reply = await seat.call<XeroInvoice>({
        target: isRepeat ? 'bill repeat' : 'bill add',
        execute: (fails) => {
          watch.touch(id);
          const sent = { document, key: operation.key ?? '', bytes: operation.request };
          return xero.create(sent, { now: sim.now, fails, madeFor: id });
        },
        over: () => {
          watch.outstanding.end(id, operation);
        },
      });
      if (reply.kind === 'unauthorised') await renewToken(seat, claimed);
      return billOutcome(reply, { document, isRepeat });
    },
  });
}

function billOf({ world: { store } }: Seat, id: string): Bill {
  const subject = store.get(id);
  if (subject.kind !== 'bill') throw new RangeError(`${id} is no client bill`);
  return subject;
}

export async function deliverBill(seat: Seat, claimed: Claimed): Promise<void> {
  if (!(await open(seat, [claimed]))) return;
  await deliver(billPorts(seat, false), claimed, 'PUT Invoices');
}

/** Young ones go again under their key; the others are looked for by their numbers, then by our address. */
export async function resolveBills(seat: Seat, claimed: readonly Claimed[]): Promise<void> {
  if (!(await open(seat, claimed))) return;
  const now = await seat.transaction('clock', (at) => at);
  const isYoung = ({ record: { op } }: Claimed) => op !== null && mayRepeat(op, now, seat.world.timing);
  const others = claimed.filter((one) => !isYoung(one));
  await Promise.all([
    ...claimed.filter(isYoung).map((one) => sendAgain(seat.another(), one)),
    lookFor(seat, others),
  ]);
}

async function sendAgain(seat: Seat, claimed: Claimed): Promise<void> {
  await repeat(billPorts(seat, true), claimed, 'PUT Invoices');
}

async function lookFor(seat: Seat, claimed: readonly Claimed[]): Promise<void> {
  if (claimed.length === 0) return;
  const unseen = await lookOnce(seat, claimed, false);
  for (const one of unseen) await lookOnce(seat.another(), [one], true);
}

function lookOnce(seat: Seat, claimed: readonly Claimed[], byUrl: boolean): Promise<readonly Claimed[]> {
  return resolve(billPorts(seat, true), claimed, {
    what: 'GET Invoices',
    read: async () => {
      const startedAt = await seat.transaction('clock', (now) => now);
      const found = await findInvoices(seat, claimed, byUrl);
      if (found === null) return null;
      return claimed.map((one) => {
        const { epoch, opSeq } = one.record;
        return {
          claimed: one,
          input: {
            kind: 'bill_reading',
            epoch,
            opSeq,
            reading: readingFor(one, { startedAt, found, byUrl }),
          },
        };
      });
    },
  });
}

async function findInvoices(
  seat: Seat,
  claimed: readonly Claimed[],
  byUrl: boolean,
): Promise<readonly XeroInvoice[] | null> {
  const { sim } = seat.world;
  const { xero } = seat.remote;
  const numbers = new Set(
    claimed.flatMap(({ record: { op } }) => (op ? [readDocument(op.request).number] : [])),
  );
  const [first] = claimed;
  const reply = await seat.call({
    target: byUrl ? 'bill find by address' : 'bill find by number',
    execute: () => ({
      kind: 'ok',
      value: sim.random.shuffled(byUrl && first ? xero.byUrl(first.id) : xero.byNumber(numbers)),
    }),
  });
  if (reply.kind === 'unauthorised' && first) await renewToken(seat, first);
  return reply.kind === 'ok' ? reply.value : null;
}

type Found = { readonly startedAt: number; readonly found: readonly XeroInvoice[]; readonly byUrl: boolean };

function readingFor({ id, record: { op } }: Claimed, { startedAt, found, byUrl }: Found): BillReading {
  const document = op && readDocument(op.request);
  const concerned = found.filter(({ url, number }) => url === id || number === document?.number);
  return {
    startedAt,
    byUrl,
    takenDetails: {},
    invoices: concerned.map((invoice): FoundInvoice => ({
      remoteId: invoice.id,
      hash: document && hashBill(document),
      isOurs: invoice.url === id,
      isVoid: invoice.isVoid,
      difference: differenceOf(invoice, document),
      details: {},
    })),
  };
}

function differenceOf(invoice: XeroInvoice, document: BillDocument | null): string | null {
  if (invoice.cents !== document?.cents) return 'total';
  return invoice.number === document.number ? null : 'number';
}
