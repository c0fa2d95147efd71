import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';

import { DayInput } from '../../components/day-input.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useToday } from '../../lib/session.ts';
import type { DayRange } from './day-ranges.ts';

type DaysDialogProps = {
  readonly range: DayRange;
  readonly onClose: () => void;
  readonly onChoose: (range: DayRange) => void;
};

/** Any first and last day; an empty one is open. */
export function DaysDialog({ range, onClose, onChoose }: DaysDialogProps) {
  const today = useToday();
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const isTurned = from !== null && to !== null && to < from;
  return (
    <Dialog open onClose={onClose} title="Which days" width={400}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isTurned) onChoose({ from, to });
        }}
      >
        <Stack gap="sm">
          <DayInput label="From" value={from} today={today} onChange={setFrom} autoFocus />
          <DayInput
            label="To, included"
            value={to}
            today={today}
            onChange={setTo}
            error={isTurned ? 'This is before the first day. Choose a later one.' : undefined}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" disabled={isTurned}>
              Show
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
