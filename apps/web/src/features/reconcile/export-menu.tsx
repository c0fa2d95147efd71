import { IconDownload } from '@tabler/icons-react';

import { ActionMenu } from '../../components/action-menu.tsx';
import { describeError } from '../../lib/describe-error.ts';
import type { Month } from '../../lib/months.ts';
import { usePractice } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { readTable } from './read-table.ts';
import { saveFile } from './save-file.ts';
import type { Tab } from './types.ts';

import css from './reconcile.module.css';

type ExportMenuProps = { readonly tab: Tab; readonly month: Month; readonly onReport: () => void };

/** Both sides as a table for spreadsheets, the differences alone or all of it; and as a report to be handed over. */
export function ExportMenu({ tab, month, onReport }: ExportMenuProps) {
  const client = useTRPCClient();
  const { timeZone } = usePractice();
  const write = async (equal: boolean) => {
    try {
      const { csv } = await readTable(client, { tab, month, equal, timeZone });
      saveFile(`reconcile-${tab}-${month}.csv`, csv);
    } catch (error) {
      notify({ text: describeError(error) });
    }
  };
  return (
    <ActionMenu
      label="Export"
      trigger={
        <span className={css['export']}>
          <IconDownload size={15} stroke={1.7} aria-hidden="true" />
          Export
        </span>
      }
      actions={[
        { label: 'CSV, differences', onSelect: () => void write(false) },
        { label: 'CSV, equal ones too', onSelect: () => void write(true) },
        { label: 'PDF with hashes', onSelect: onReport },
      ]}
    />
  );
}
