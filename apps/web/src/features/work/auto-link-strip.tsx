import { IconLinkOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { paths } from '../../lib/paths.ts';
import { useHasRole, usePractice } from '../../lib/session.ts';

import css from './work.module.css';

/** Says that nothing links by itself, while that is so. */
export function AutoLinkStrip() {
  const { autoLink } = usePractice();
  const isAdmin = useHasRole('admin');
  if (autoLink) return null;
  return (
    <p className={css['strip']}>
      <IconLinkOff size={16} stroke={1.7} aria-hidden="true" />
      <span>
        Auto-link is off. New work waits until somebody links it.{' '}
        {isAdmin ? <Link to={paths.settingsPractice}>Turn on…</Link> : 'An admin can turn it on.'}
      </span>
    </p>
  );
}
