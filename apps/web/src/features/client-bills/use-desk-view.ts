import { useNavigate } from '@tanstack/react-router';

import { useRows } from '../../components/use-rows.ts';
import { focusOn } from '../../lib/roving.ts';
import { useUrlChoice, useUrlText } from '../../lib/url-filter.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';

export type DeskPart = 'list' | 'document' | 'checks';

const details = ['document', 'checks'] as const;

/** Which client bill of the dry run is shown; on a phone also which of the three screens, held by the address. */
export function useDeskView(ids: readonly string[]) {
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const rows = useRows(ids);
  const [detail] = useUrlChoice('view', details);
  const [urlId] = useUrlText('bill');
  const part: DeskPart = urlId === null ? 'list' : detail;
  const go = (bill: string | null, view: DeskPart) =>
    void navigate({
      to: '.',
      search: ({ bill: _bill, view: _view, ...kept }) => ({
        ...kept,
        ...(bill === null ? {} : { bill }),
        ...(view === 'checks' ? { view } : {}),
      }),
    });
  return {
    isPhone,
    rows,
    part,
    shownId: (isPhone ? urlId : rows.focusedId) ?? ids[0] ?? null,
    shows: (wanted: DeskPart) => !isPhone || wanted === part,
    /** Shows a client bill: beside the list, or on a screen of its own. */
    open: (id: string) => (isPhone ? go(id, 'document') : rows.take(focusOn(id))),
    /** The other screen of the same client bill. */
    toPart: (view: DeskPart) => go(view === 'list' ? null : urlId, view),
  };
}
