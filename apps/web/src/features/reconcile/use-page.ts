import { readMonth } from '../../lib/months.ts';
import { useToday } from '../../lib/session.ts';
import { useUrlChoice, useUrlText } from '../../lib/url-filter.ts';
import type { Bucket, Tab } from './types.ts';
import { bucketNames } from './words.ts';

/** What the page shows, kept in the address: tab, month, and one bucket or all that is not equal. */
export function usePage() {
  const today = useToday();
  const [tab, setTab] = useUrlChoice<Tab>('tab', ['time', 'bills']);
  const [monthText, setMonth] = useUrlText('month');
  const [show, setShow] = useUrlChoice('show', ['open', ...bucketNames]);
  const bucket: Bucket | null = show === 'open' ? null : show;
  const month = readMonth(monthText) ?? today.slice(0, 7);
  return { tab, setTab, month, setMonth, bucket, show, setShow };
}
