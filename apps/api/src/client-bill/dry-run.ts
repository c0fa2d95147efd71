import { billUrl } from '@throughline/core/client-bill/bill-preflight';
import { type DryRunBill, dryRunBill } from '@throughline/core/client-bill/dry-run-bill';
import type { BillRecord } from '@throughline/core/client-bill/load-bills';
import { loadDryRun, type LoadedDryRun } from '@throughline/core/client-bill/load-dry-run';
import type { SomeInput } from '@throughline/core/client-bill/schemas';
import { clockTimeAfter } from '@throughline/core/clock/clock-time';
import { AppError } from '@throughline/core/errors';
import type { Ledger } from '@throughline/ledger-push';

import type { Remote } from '../remote/remotes.ts';
import type { RemoteCall } from '../trpc/procedures.ts';
import { askXero, type XeroAnswers } from './ask-xero.ts';

/**
 * Shows client bills exactly as they would go to Xero, with everything that speaks against each; nothing is sent.
 * A contact found beyond doubt is remembered. Without a connection nothing is asked.
 *
 * @throws {AppError} `not_found` when one does not exist
 */
export async function dryRunClientBills(
  call: RemoteCall,
  { clientBillIds }: SomeInput,
): Promise<DryRunBill[]> {
  const loaded = await call.run((ctx) => loadDryRun(ctx, clientBillIds));
  const remote = await openLedger(call, loaded);
  const answers = remote && (await askXero(call, remote, loaded));
  const ledger = { ...loaded.ledger, isConnected: remote !== null };
  return loaded.records.map((record) =>
    dryRunBill(record, { ...answersFor(record, answers, loaded), ledger }),
  );
}

const nobodyAsked = { choice: null, candidates: [], hasAsked: false, freeAt: null, calls: 0 } as const;

function answersFor(record: BillRecord, answers: XeroAnswers | null, loaded: LoadedDryRun) {
  const { settings, timeZone } = loaded;
  if (!answers) return { ...nobodyAsked, settings };
  const contact = answers.contacts.get(record.bill.clientId);
  const isContactKnown = contact !== undefined || record.contact !== null;
  return {
    settings,
    ...numbersFor(record, answers, loaded),
    choice: contact?.choice ?? null,
    candidates: contact && contact.choice.kind !== 'found' ? contact.candidates : [],
    freeAt: answers.freeAt && clockTimeAfter(answers.freeAt, timeZone),
    hasAsked: answers.invoices !== null && isContactKnown,
    calls: answers.callsBy.get(record.bill.id) ?? 0,
  };
}

/** A number is taken by any other document; the one that links back to this client bill is its own. */
function numbersFor({ bill }: BillRecord, { invoices }: XeroAnswers, { settings, nextNumber }: LoadedDryRun) {
  const others = (invoices ?? []).filter((invoice) => invoice.url !== billUrl(settings, bill.id));
  const takenNumbers = new Set(others.flatMap(({ invoiceNumber }) => invoiceNumber ?? []));
  return { takenNumbers, nextFreeNumber: takenNumbers.has(nextNumber) ? null : nextNumber };
}

async function openLedger(call: RemoteCall, loaded: LoadedDryRun): Promise<Remote<Ledger> | null> {
  if (!loaded.ledger.isConnected) return null;
  try {
    return await call.request.deps.remotes.ledger(loaded.practiceId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'precondition_failed') return null;
    throw error;
  }
}
