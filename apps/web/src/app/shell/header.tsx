import { IconSearch } from '@tabler/icons-react';

import { KeyHint } from '../../components/key-hint.tsx';
import { tip } from '../../components/tip.ts';
import { HeaderTimer } from '../../features/timer/header-timer.tsx';
import { runKey } from '../../lib/key-dispatch.ts';
import { Bell } from './bell.tsx';

import css from './header.module.css';

/** The timer, the way to search, and what needs this person. */
export function Header() {
  return (
    <header className={css['header']}>
      <div className={css['timer']}>
        <HeaderTimer />
      </div>
      <button
        type="button"
        className={css['search']}
        onClick={() => runKey('palette')}
        aria-label="Search or start"
        {...tip('Search or start', 'palette')}
      >
        <IconSearch size={15} stroke={1.7} aria-hidden="true" />
        <span className={css['words']}>Search or start…</span>
        <KeyHint name="palette" />
      </button>
      <Bell />
    </header>
  );
}
