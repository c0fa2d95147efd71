import { Link } from '@tanstack/react-router';

import { canWork } from '../../features/set-up/set-up-facts.ts';
import { useSetUp } from '../../features/set-up/use-set-up.ts';
import { paths } from '../../lib/paths.ts';

import css from './home.module.css';

/** The way back into the first run, until the practice can do its main work. */
export function SetUpLine() {
  const { facts, done } = useSetUp();
  if (!facts || !done || canWork(facts)) return null;
  return (
    <Link to={paths.setUp} className={css['tile']}>
      <strong className={css['value']}>{done.size === 0 ? 'Set up your practice' : 'Continue set-up'}</strong>
      <span className={css['line']}>{done.size} of 5 steps done</span>
    </Link>
  );
}
