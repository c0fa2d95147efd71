import { IconDownload } from '@tabler/icons-react';
import { billsCsv, timeCsv } from '@throughline/core/reconcile/csv-rows';

import { ActionMenu } from '../../components/action-menu.tsx';
import { describeError } from '../../lib/describe-error.ts';
import { exactMoment } from '../../lib/instants.ts';
import { type Month, daysOfMonth } from '../../lib/months.ts';
import { usePractice } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { saveFile } from './save-file.ts';
import type { Tab } from './types.ts';

import css from './reconcile.module.css';

/** Both sides as a table for spreadsheets: the differences alone, or all of it. */
export function ExportMenu({ tab, month }: { readonly tab: Tab; readonly month: Month }) {
  const client = useTRPCClient();
  const { timeZone } = usePractice();
  const write = async (equal: boolean) => {
    const input = { ...daysOfMonth(month), equal };
    const writeInstant = (instant: string) => exactMoment(instant, timeZone);
    try {
      const text =
        tab === 'time'
          ? timeCsv(
              (await client.reconcile.time.query(input)).groups.flatMap(({ items }) => items),
              writeInstant,
            )
          : billsCsv((await client.reconcile.bills.query(input)).items, writeInstant);
      saveFile(`reconcile-${tab}-${month}.csv`, text);
    } catch (error) {
      notify({ text: describeError(error) });
    }
  };
  return (
    <ActionMenu
      label="Export CSV"
      trigger={
        <span className={css['export']}>
          <IconDownload size={15} stroke={1.7} aria-hidden="true" />
          Export CSV
        </span>
      }
      actions={[
        { label: 'Differences', onSelect: () => void write(false) },
        { label: 'All, equal ones too', onSelect: () => void write(true) },
      ]}
    />
  );
}
