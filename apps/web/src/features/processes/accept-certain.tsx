import { Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';

import { tip } from '../../components/tip.ts';
import { useKey } from '../../lib/use-key.ts';
import type { ProcessBoard } from './use-process-board.ts';

/** "Accept 3 certain": suggestions whose names are nearly alike, all at once; `Z` takes them back. */
export function AcceptCertain({ board }: { readonly board: ProcessBoard }) {
  const { certain, acceptCertain } = board;
  const some = certain.length > 0;
  useKey('acceptCertain', acceptCertain, { enabled: some, label: `Accept ${certain.length} certain` });
  if (!some) return null;
  const names = certain.map(({ name, suggestion }) => `${name} → ${suggestion?.name ?? ''}`).join(' · ');
  return (
    <Button
      variant="default"
      leftSection={<IconWand size={15} stroke={1.7} aria-hidden="true" />}
      onClick={acceptCertain}
      {...tip(names, 'acceptCertain')}
    >
      Accept {certain.length} certain
    </Button>
  );
}
