import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';

type RefreshButtonProps = {
  /** Calls to XPM or Xero that this costs; shown on the button. */
  readonly calls: number;
  readonly busy: boolean;
  readonly onRefresh: () => void;
  readonly label?: string;
};

/** "Refresh · 2 calls": the price is on the button. */
export function RefreshButton({ calls, busy, onRefresh, label = 'Refresh' }: RefreshButtonProps) {
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={15} stroke={1.7} aria-hidden="true" />}
      onClick={onRefresh}
      loading={busy}
    >
      {label} · {calls} {calls === 1 ? 'call' : 'calls'}
    </Button>
  );
}
