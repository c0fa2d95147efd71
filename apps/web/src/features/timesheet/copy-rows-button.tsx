import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { addDays } from '@throughline/core/clock/day';

import { describeError } from '../../lib/describe-error.ts';
import { counted } from '../../lib/format.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Week } from './use-week.ts';
import { missingRows } from './week-rows.ts';

/** Adds the work of last week that has no row here yet, without minutes. */
export function CopyRowsButton({ week }: { readonly week: Week }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const copy = async () => {
    const [monday = ''] = week.days;
    try {
      const former = await queryClient.fetchQuery(
        trpc.timeEntry.list.queryOptions({ from: addDays(monday, -7), to: addDays(monday, -1) }),
      );
      const missing = missingRows(former, week.rows);
      week.addRows(missing);
      notify({
        text:
          missing.length === 0
            ? 'Every row of last week is here already'
            : `Copied ${counted(missing.length, 'row', 'rows')} of last week`,
      });
    } catch (error) {
      notify({ text: describeError(error) });
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconCopy size={15} stroke={1.7} aria-hidden="true" />}
      onClick={() => void copy()}
    >
      Copy last week’s rows
    </Button>
  );
}
