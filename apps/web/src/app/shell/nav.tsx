import { IconChevronDown } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';

import { ActionMenu } from '../../components/action-menu.tsx';
import { tip } from '../../components/tip.ts';
import { initials } from '../../lib/client-hue.ts';
import { paths } from '../../lib/paths.ts';
import { useMembership, usePractice, useSession } from '../../lib/session.ts';
import { useSignOut } from '../../lib/use-sign-out.ts';
import { useSwitchPractice } from '../switch-practice.ts';
import { type NavItem, type NavSection, navItemsFor } from './nav-items.ts';

import css from './nav.module.css';

type NavProps = {
  readonly folded: boolean;
  /** Things that wait, by page address; zero is not shown. */
  readonly counts: Readonly<Record<string, number>>;
};

const sections: readonly NavSection[] = ['', 'Billing', 'Practice'];

/** The way to every page the person may open, by section, with what waits there. */
export function Nav({ folded, counts }: NavProps) {
  const items = navItemsFor(useMembership().roles);
  return (
    <nav className={css['nav']} aria-label="Pages" data-folded={folded || undefined}>
      <PracticeName />
      <div className={css['sections']}>
        {sections.map((section) => (
          <Section
            key={section}
            name={section}
            items={items.filter((item) => item.section === section)}
            counts={counts}
            folded={folded}
          />
        ))}
      </div>
      <Person />
    </nav>
  );
}

function Section(props: NavProps & { readonly name: NavSection; readonly items: readonly NavItem[] }) {
  const { name, items, counts, folded } = props;
  const { pathname } = useLocation();
  if (items.length === 0) return null;
  return (
    <>
      {name === '' ? null : <p className={css['section']}>{name}</p>}
      <ul className={css['items']}>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              className={css['item']}
              activeOptions={{ exact: item.to === paths.home, includeSearch: false }}
              aria-current={item.within && pathname.startsWith(item.within) ? 'page' : undefined}
              {...(folded ? tip(item.label, item.keyName) : {})}
            >
              <item.icon size={17} stroke={1.7} aria-hidden="true" />
              <span className={css['label']}>{item.label}</span>
              <Count of={counts[item.to] ?? 0} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Count({ of }: { readonly of: number }) {
  if (of === 0) return null;
  return (
    <span className={`${css['count'] ?? ''} num`}>
      {of}
      <span className="tl-hidden-text"> waiting</span>
    </span>
  );
}

function PracticeName() {
  const { practices } = useSession();
  const { name } = usePractice();
  const switchTo = useSwitchPractice();
  const shown = (
    <span className={css['practice']}>
      <img src="/mark.svg" alt="" width={22} height={22} />
      <span className={css['practice-name']}>{name}</span>
      {practices.length > 1 ? <IconChevronDown size={15} stroke={1.7} aria-hidden="true" /> : null}
    </span>
  );
  if (practices.length < 2) return shown;
  const actions = practices.map((practice) => ({
    label: `${practice.name} · ${practice.country} · ${practice.roles.join(', ')}`,
    onSelect: () => switchTo(practice.id),
  }));
  return <ActionMenu label={`Practice: ${name}. Switch`} actions={actions} trigger={shown} />;
}

function Person() {
  const { user } = useSession();
  const signOut = useSignOut();
  const actions = [{ label: 'Sign out', onSelect: signOut }];
  const shown = (
    <span className={css['person']}>
      <span className={css['face']} aria-hidden="true">
        {initials(user.name)}
      </span>
      <span className={css['label']}>{user.name}</span>
    </span>
  );
  return <ActionMenu label={`${user.name}: sign out`} actions={actions} trigger={shown} />;
}
