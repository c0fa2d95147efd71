import {
  type Icon,
  IconArrowsDiff,
  IconCalendarMonth,
  IconListCheck,
  IconCoins,
  IconFileInvoice,
  IconHistory,
  IconHome,
  IconLink,
  IconRoute,
  IconSend,
  IconSettings,
} from '@tabler/icons-react';

import type { KeyName } from '../../lib/keys.ts';
import { type PlainPath, paths } from '../../lib/paths.ts';
import type { Role } from '../../lib/session.ts';

export type NavSection = '' | 'Billing' | 'Practice';

export type NavItem = {
  readonly label: string;
  readonly to: PlainPath;
  /** Beginning of the addresses that belong to it, where `to` is only one of several. */
  readonly within?: string;
  readonly icon: Icon;
  readonly keyName: KeyName;
  readonly section: NavSection;
};

const everybody: readonly NavItem[] = [
  { label: 'Home', to: paths.home, icon: IconHome, keyName: 'goHome', section: '' },
  { label: 'Work', to: paths.work, icon: IconListCheck, keyName: 'goWork', section: '' },
  {
    label: 'Timesheet',
    to: paths.timesheetWeek,
    within: '/timesheet',
    icon: IconCalendarMonth,
    keyName: 'goTimesheet',
    section: '',
  },
];
const deliveries: NavItem = {
  label: 'Deliveries',
  to: paths.deliveries,
  icon: IconSend,
  keyName: 'goDeliveries',
  section: 'Billing',
};
const reconcile: NavItem = {
  label: 'Reconcile',
  to: paths.reconcile,
  icon: IconArrowsDiff,
  keyName: 'goReconcile',
  section: 'Billing',
};
const billing: readonly NavItem[] = [
  {
    label: 'Client bills',
    to: paths.clientBills,
    icon: IconFileInvoice,
    keyName: 'goClientBills',
    section: 'Billing',
  },
  {
    label: 'Ledger mapping',
    to: paths.ledgerMapping,
    icon: IconCoins,
    keyName: 'goLedgerMapping',
    section: 'Billing',
  },
  reconcile,
];
const practice: readonly NavItem[] = [
  {
    label: 'Link review',
    to: paths.linkReview,
    icon: IconLink,
    keyName: 'goLinkReview',
    section: 'Practice',
  },
  { label: 'Processes', to: paths.processes, icon: IconRoute, keyName: 'goProcesses', section: 'Practice' },
  { ...reconcile, section: 'Practice' },
  { ...deliveries, section: 'Practice' },
  { label: 'Audit', to: paths.audit, icon: IconHistory, keyName: 'goAudit', section: 'Practice' },
  {
    label: 'Settings',
    to: paths.settingsPractice,
    within: '/settings',
    icon: IconSettings,
    keyName: 'goSettings',
    section: 'Practice',
  },
];
const own: NavItem = {
  label: 'Settings',
  to: paths.settingsYou,
  within: '/settings',
  icon: IconSettings,
  keyName: 'goSettings',
  section: '',
};

/** The pages a person with these roles finds in the navigation, each once, in order. */
export function navItemsFor(roles: readonly Role[]): readonly NavItem[] {
  const isAdmin = roles.includes('admin');
  const isAccounts = roles.includes('accounts');
  return [
    ...everybody,
    ...(isAdmin ? [] : [own]),
    ...(isAccounts ? billing : []),
    ...(isAccounts && !isAdmin ? [deliveries] : []),
    ...(isAdmin ? practice.filter(({ to }) => !isAccounts || to !== paths.reconcile) : []),
  ];
}
