import { useEffect, useRef } from 'react';

import { type Rows, useRows } from '../../components/use-rows.ts';
import { focusOn } from '../../lib/roving.ts';

/** Rows of which one is always asked about: the first, until another is wanted and is there. */
export function useAskedRows(ids: readonly string[], wantedId: string | null): Rows {
  const rows = useRows(ids);
  const { focusedId, take } = rows;
  const metId = useRef<string | null>(null);
  const [firstId] = ids;
  useEffect(() => {
    if (wantedId !== null && wantedId !== metId.current && ids.includes(wantedId)) {
      metId.current = wantedId;
      take(focusOn(wantedId));
    } else if (focusedId === null && firstId !== undefined) {
      take(focusOn(firstId));
    }
  }, [ids, wantedId, focusedId, firstId, take]);
  return rows;
}
