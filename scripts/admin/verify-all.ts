import { createLogger } from '../../apps/api/src/logger.ts';
import {
  type ReceiptFinding,
  type ReceiptReport,
  receiptsHold,
} from '../../apps/api/src/receipts/receipt-report.ts';
import { verifyReceipts } from '../../apps/api/src/receipts/verify-receipts.ts';
import { wire, type WiringOptions } from '../../apps/api/src/wiring.ts';
import { everyPractice } from '../../packages/core/src/outbox/every-practice.ts';
import type { AdminResult } from './admin-result.ts';

type Found = ReceiptFinding & { readonly practiceId: string };

/** Re-checks the receipts of one practice, or of all, against XPM and Xero; one report about them together. */
export async function verifyAll(
  options: Pick<WiringOptions, 'env' | 'secrets' | 'databaseUrl'>,
  practiceId: string | null,
): Promise<AdminResult> {
  const wiring = wire({ ...options, logger: createLogger(options.env.logLevel) });
  try {
    const practices = practiceId === null ? await everyPractice(wiring.db) : [practiceId];
    const reports: { readonly id: string; readonly report: ReceiptReport }[] = [];
    for (const id of practices) reports.push({ id, report: await verifyReceipts(wiring.chores, id) });
    const sum = (of: 'checked' | 'equal' | 'unsettled' | 'unsealed' | 'calls') =>
      reports.reduce((total, { report }) => total + report[of], 0);
    const all = (of: 'differing' | 'missing' | 'broken'): Found[] =>
      reports.flatMap(({ id, report }) => report[of].map((finding) => ({ practiceId: id, ...finding })));
    const printed = {
      checked: sum('checked'),
      equal: sum('equal'),
      unsettled: sum('unsettled'),
      differing: all('differing'),
      missing: all('missing'),
      broken: all('broken'),
      unsealed: sum('unsealed'),
      notCompared: reports.flatMap(({ report }) => report.notCompared),
      calls: sum('calls'),
    };
    return { printed, holds: reports.every(({ report }) => receiptsHold(report)) };
  } finally {
    await wiring.close();
  }
}
