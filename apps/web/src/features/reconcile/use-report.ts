import { useEffect, useState } from 'react';

import { describeError } from '../../lib/describe-error.ts';
import type { Month } from '../../lib/months.ts';
import { usePractice } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { csvFile, sha256Of } from './csv-file.ts';
import { readTable, type Table } from './read-table.ts';
import type { Tab } from './types.ts';

export type ReportData = Pick<Table, 'data' | 'groups'> & {
  readonly tab: Tab;
  readonly month: Month;
  readonly madeAt: string;
  /** SHA-256 of the table of every pair as "CSV, equal ones too" saves it. */
  readonly sha256: string;
};

/** A report of a month: it is drawn while the browser prints it, which is also how it becomes a PDF. */
export function useReport(tab: Tab, month: Month) {
  const client = useTRPCClient();
  const { timeZone } = usePractice();
  const [report, setReport] = useState<ReportData | null>(null);
  useEffect(() => {
    if (report === null) return undefined;
    const done = () => setReport(null);
    window.addEventListener('afterprint', done);
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [report]);
  const print = async () => {
    try {
      const { data, groups, csv } = await readTable(client, { tab, month, equal: true, timeZone });
      const sha256 = await sha256Of(csvFile(csv));
      setReport({ tab, month, data, groups, sha256, madeAt: new Date().toISOString() });
    } catch (error) {
      notify({ text: describeError(error) });
    }
  };
  return { report, print: () => void print() };
}
