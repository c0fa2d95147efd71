import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { tip } from '../../components/tip.ts';
import { paths } from '../../lib/paths.ts';

import css from './bill-page.module.css';

/** Back to the list of client bills. */
export function BackLink() {
  return (
    <Link to={paths.clientBills} className={css['back']} aria-label="Client bills" {...tip('Client bills')}>
      <IconChevronLeft size={18} stroke={1.7} aria-hidden="true" />
    </Link>
  );
}
