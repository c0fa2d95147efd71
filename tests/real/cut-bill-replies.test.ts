import { type BillRequest, readBillRequest } from '@throughline/core/client-bill/sales-invoice-schema';
import { type Ledger, LedgerError } from '@throughline/ledger-push';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { isFullRun } from '../support/env.ts';
import { withClient } from '../support/template-database.ts';
import { type BillLane, openBillLane, postBill, wrongInXero } from './bill-lane.ts';
import { cutEverywhere, cutKinds, requireLetIn } from './cut-everywhere.ts';
import { controlOf, heal, letMinutesPass, renewToken, unsound } from './lane.ts';
import { loseCall } from './work.ts';

let lane: BillLane;
/** What was sent of a bill that is in Xero. */
let sent: BillRequest['document'];
let documents = 0;

const invoices = '/api.xro/2.0/Invoices';
const contacts = '/api.xro/2.0/Contacts';

beforeAll(async () => {
  lane = await openBillLane();
  const bill = await postBill(lane);
  await loseCall(lane, { gate: 'ledger', path: invoices, method: 'PUT', kind: 'drop-after', minutes: 1 });
  sent = await requestOf(bill.id);
  await heal(lane);
});

afterAll(() => lane.product.stop());

const dayMs = 24 * 60 * 60_000;

/** Thousands of calls are made, and Xero lets through 5,000 a day. */
beforeEach(async () => {
  controlOf(lane).clearCalls();
  controlOf(lane).advance(dayMs);
  await renewToken(lane, 'ledger');
});

/** What is under way of a bill. */
async function requestOf(clientBillId: string): Promise<BillRequest['document']> {
  const { rows } = await withClient(lane.product.database.ownerUrl, (client) =>
    client.query<{ op_request: string }>('select op_request from outbox_messages where subject_id = $1', [
      clientBillId,
    ]),
  );
  return readBillRequest(rows[0]?.op_request ?? '').document;
}

async function ledger(): Promise<Ledger> {
  const open = await lane.product.wiring.delivery.openLedger(lane.practiceId);
  if (!open) throw new Error('not connected');
  return open().client;
}

/** A name nothing in Xero has, all of one length. */
const nextName = (): string => `CUT-${String((documents += 1)).padStart(6, '0')}`;

const writes = {
  'sales invoice': {
    path: invoices,
    write: async (name: string) => (await ledger()).createInvoice({ ...sent, InvoiceNumber: name }, name),
  },
  contact: {
    path: contacts,
    write: async (name: string) => (await ledger()).createContact({ name, contactNumber: name }, name),
  },
} as const;

const reads = {
  'by their numbers': {
    path: invoices,
    read: async () => (await ledger()).findInvoicesByNumber([sent.InvoiceNumber]),
  },
  'by our address': {
    path: invoices,
    read: async () => (await ledger()).findInvoicesByUrl(sent.Url, { from: sent.Date, to: sent.Date }),
  },
  'of contacts': {
    path: contacts,
    read: async () => (await ledger()).findContactsByName('New client 100 Ltd'),
  },
} as const;

describe('a reply of Xero cut at every one of its bytes', () => {
  // First, as every cut write leaves an invoice, and they are listed.
  it.each(Object.entries(reads))(
    'never takes a list %s for whole that was cut',
    async (_, { path, read }) => {
      const { count, understood } = await cutEverywhere(lane, {
        gate: 'ledger',
        path,
        method: 'GET',
        async make() {
          try {
            await read();
            return true;
          } catch (error) {
            if (error instanceof LedgerError) return false;
            throw error;
          }
        },
      });
      expect(understood).toEqual([]);
      expect(count).toBeGreaterThan(20);
    },
  );

  it.each(Object.entries(writes))(
    'never makes a success of half an answer about a %s',
    async (_, { path, write }) => {
      const { count, understood } = await cutEverywhere(lane, {
        gate: 'ledger',
        path,
        method: 'PUT',
        async make() {
          const result = await write(nextName());
          requireLetIn(result.status);
          return result.class !== 'unknown';
        },
      });
      expect(understood).toEqual([]);
      expect(count).toBeGreaterThan(200);
    },
  );

  it.each([
    ['while Xero remembers the key', 1],
    ['when Xero has forgotten the key', 7],
  ])('is found again by the worker %s: one invoice, equal to the cent', async (_, minutes) => {
    const stride = isFullRun() ? 23 : 197;
    const wrong: string[] = [];
    for (const kind of cutKinds) {
      for (let atByte = 0; atByte < 1_500; atByte += stride) {
        await letMinutesPass(lane);
        const bill = await postBill(lane);
        await loseCall(lane, { gate: 'ledger', path: invoices, method: 'PUT', kind, atByte, minutes });
        await heal(lane);
        const problem = await wrongInXero(lane, bill);
        if (problem !== null) wrong.push(`${kind} at ${atByte}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await unsound(lane)).toEqual([]);
  });
});
