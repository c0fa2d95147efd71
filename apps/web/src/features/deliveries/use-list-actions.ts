import { useNavigate } from '@tanstack/react-router';

import { useHasRole } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useKey } from '../../lib/use-key.ts';
import type { Delivery } from './filters.ts';
import { type GroupFix, groupFix } from './group-fix.ts';
import { maySendAgain } from './may-send-again.ts';
import type { Blocks } from './use-blocks.ts';
import type { SendAgain } from './use-send-again.ts';
import { useWayTo } from './use-way-to.ts';

type ListActionsOptions = {
  readonly blocks: Blocks;
  readonly focusedId: string | null;
  readonly sendAgain: SendAgain;
};

/** What can be done with the rows, and the keys for the focused one: `W` why, `R` send again, `⌘⏎` mend its group. */
export function useListActions({ blocks, focusedId, sendAgain }: ListActionsOptions) {
  const navigate = useNavigate();
  const wayTo = useWayTo();
  const isAdmin = useHasRole('admin');
  const [traceId] = useUrlText('trace');
  const focused: Delivery | null = blocks.byId.get(focusedId ?? '') ?? null;
  const group = focused && blocks.groupOf(focused.deliveryId);
  const focusedFix = group && groupFix(group, isAdmin);

  const open = (deliveryId: string) => {
    const delivery = blocks.byId.get(deliveryId);
    const way = delivery && wayTo(delivery);
    if (way) void navigate(way);
  };
  const mend = (fix: GroupFix) => {
    if (fix.kind === 'send') sendAgain.send(fix.deliveryIds);
    else void navigate({ to: fix.to });
  };
  useKey('why', () => focused && open(focused.deliveryId), { enabled: focused !== null });
  useKey('retry', () => focused && sendAgain.send([focused.deliveryId]), {
    // An open trace has the key, for the entry it shows.
    enabled: focused !== null && maySendAgain(focused) && traceId === null,
  });
  useKey('primary', () => focusedFix && mend(focusedFix), {
    enabled: Boolean(focusedFix),
    ...(focusedFix ? { label: focusedFix.label } : {}),
  });
  return { open, mend, fixOf: (of: NonNullable<typeof group>) => groupFix(of, isAdmin) };
}
