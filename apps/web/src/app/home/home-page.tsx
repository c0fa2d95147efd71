import { useRef } from 'react';

import { Page } from '../../components/page.tsx';
import { fullDay } from '../../lib/days.ts';
import { greeting } from '../../lib/instants.ts';
import { useHasRole, useNow, usePractice, useSession, useToday } from '../../lib/session.ts';
import { useKey } from '../../lib/use-key.ts';
import { AccountsTiles } from './accounts-tiles.tsx';
import { AdminTiles } from './admin-tiles.tsx';
import { NeedsYouPanel } from './needs-you-panel.tsx';
import { SetUpLine } from './set-up-line.tsx';
import { StaffTiles } from './staff-tiles.tsx';

import css from './home.module.css';

/** One look in the morning: what is so, what needs this person, what is next. */
export function HomePage() {
  const { user } = useSession();
  const { timeZone } = usePractice();
  const now = useNow();
  const isAdmin = useHasRole('admin');
  const isAccounts = useHasRole('accounts');
  const tiles = useRef<HTMLDivElement>(null);
  const openTile = (index: number) => () => tiles.current?.querySelectorAll('a')[index]?.click();
  useKey('choose1', openTile(0), { label: 'Open the first tile' });
  useKey('choose2', openTile(1), { label: 'Open the second tile' });
  useKey('choose3', openTile(2), { label: 'Open the third tile' });
  useKey('choose4', openTile(3), { label: 'Open the fourth tile' });
  const [firstName = user.name] = user.name.split(' ');
  return (
    <Page title={`${greeting(new Date(now), timeZone)}, ${firstName}`} note={fullDay(useToday())}>
      {isAdmin ? <SetUpLine /> : null}
      <div ref={tiles} className={css['tiles']}>
        <StaffTiles />
        {isAdmin ? <AdminTiles /> : null}
        {isAccounts ? <AccountsTiles /> : null}
      </div>
      <NeedsYouPanel />
    </Page>
  );
}
