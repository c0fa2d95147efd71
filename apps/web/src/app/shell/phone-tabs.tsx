import { IconBell, IconCalendarMonth, IconListCheck, IconClock, IconDots } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';

import { ActionMenu } from '../../components/action-menu.tsx';
import { runKey } from '../../lib/key-dispatch.ts';
import { paths } from '../../lib/paths.ts';
import { useMembership } from '../../lib/session.ts';
import { useSignOut } from '../../lib/use-sign-out.ts';
import { navItemsFor } from './nav-items.ts';

import css from './phone-tabs.module.css';

const icon = { size: 22, stroke: 1.7, 'aria-hidden': true } as const;

/** The navigation of small screens, under the page. */
export function PhoneTabs({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const waiting = counts[paths.deliveries] ?? 0;
  return (
    <nav className={css['tabs']} aria-label="Pages">
      <Link to={paths.work} className={css['tab']}>
        <IconListCheck {...icon} />
        Work
      </Link>
      <Link to={paths.timesheetDay} className={css['tab']}>
        <IconCalendarMonth {...icon} />
        Timesheet
      </Link>
      <button type="button" className={css['tab']} onClick={() => runKey('startTimer')}>
        <IconClock {...icon} />
        Timer
      </button>
      <Link to={paths.deliveries} search={{ state: 'blocked' }} className={css['tab']}>
        <span className={css['icon']}>
          <IconBell {...icon} />
          {waiting === 0 ? null : <span className={`${css['count'] ?? ''} num`}>{waiting}</span>}
        </span>
        Needs you
      </Link>
      <More />
    </nav>
  );
}

function More() {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const onTabs: readonly string[] = [paths.work, paths.timesheetWeek];
  const pages = navItemsFor(useMembership().roles).filter((item) => !onTabs.includes(item.to));
  const actions = [
    ...pages.map(({ label, to, icon: Icon }) => ({
      label,
      icon: <Icon size={17} stroke={1.7} aria-hidden="true" />,
      onSelect: () => void navigate({ to }),
    })),
    { label: 'Sign out', onSelect: signOut },
  ];
  const shown = (
    <span className={css['tab']}>
      <IconDots {...icon} />
      More
    </span>
  );
  return <ActionMenu label="More pages" actions={actions} trigger={shown} />;
}
