import { Outlet, createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';

import { paths } from '../lib/paths.ts';
import { requireSignedIn } from './guard.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { RoleGate } from './role-gate.tsx';
import { validateSearch } from './search.ts';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ validateSearch, component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: paths.invitation,
  component: lazyRouteComponent(() => import('../features/sign-in/invitation-page.tsx'), 'InvitationPage'),
});

const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  beforeLoad: ({ location }) => requireSignedIn(location.href),
  component: Shell,
});
const accounts = createRoute({
  getParentRoute: () => member,
  id: 'accounts',
  component: () => <RoleGate roles={['accounts']} />,
});
const admin = createRoute({
  getParentRoute: () => member,
  id: 'admin',
  component: () => <RoleGate roles={['admin']} />,
});
const adminOrAccounts = createRoute({
  getParentRoute: () => member,
  id: 'admin-or-accounts',
  component: () => <RoleGate roles={['admin', 'accounts']} />,
});

const home = createRoute({
  getParentRoute: () => member,
  path: paths.home,
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
});
const work = createRoute({
  getParentRoute: () => member,
  path: paths.work,
  component: lazyRouteComponent(() => import('../features/work/work-page.tsx'), 'WorkPage'),
});
const timesheet = createRoute({
  getParentRoute: () => member,
  path: '/timesheet',
  beforeLoad: () => {
    redirect({ to: paths.timesheetWeek, throw: true });
  },
});
const timesheetDay = createRoute({
  getParentRoute: () => member,
  path: paths.timesheetDay,
  component: lazyRouteComponent(() => import('../features/timesheet/day-page.tsx'), 'DayPage'),
});
const timesheetWeek = createRoute({
  getParentRoute: () => member,
  path: paths.timesheetWeek,
  component: lazyRouteComponent(() => import('../features/timesheet/week-page.tsx'), 'WeekPage'),
});
const deliveries = createRoute({
  getParentRoute: () => member,
  path: paths.deliveries,
  component: lazyRouteComponent(() => import('../features/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});
const linkReview = createRoute({
  getParentRoute: () => member,
  path: paths.linkReview,
  component: lazyRouteComponent(() => import('../features/links/link-review-page.tsx'), 'LinkReviewPage'),
});
const settings = createRoute({
  getParentRoute: () => member,
  path: '/settings',
  beforeLoad: () => {
    redirect({ to: paths.settingsYou, throw: true });
  },
});
const settingsYou = createRoute({
  getParentRoute: () => member,
  path: paths.settingsYou,
  component: lazyRouteComponent(() => import('../features/settings/you-page.tsx'), 'YouPage'),
});

const clientBills = createRoute({
  getParentRoute: () => accounts,
  path: paths.clientBills,
  component: lazyRouteComponent(
    () => import('../features/client-bills/client-bills-page.tsx'),
    'ClientBillsPage',
  ),
});
const clientBill = createRoute({
  getParentRoute: () => accounts,
  path: paths.clientBill,
  component: lazyRouteComponent(
    () => import('../features/client-bills/client-bill-page.tsx'),
    'ClientBillPage',
  ),
});
const dryRun = createRoute({
  getParentRoute: () => accounts,
  path: paths.dryRun,
  component: lazyRouteComponent(() => import('../features/client-bills/dry-run-page.tsx'), 'DryRunPage'),
});
const ledgerMapping = createRoute({
  getParentRoute: () => adminOrAccounts,
  path: paths.ledgerMapping,
  component: lazyRouteComponent(
    () => import('../features/ledger-mapping/ledger-mapping-page.tsx'),
    'LedgerMappingPage',
  ),
});
const reconcile = createRoute({
  getParentRoute: () => adminOrAccounts,
  path: paths.reconcile,
  component: lazyRouteComponent(() => import('../features/reconcile/reconcile-page.tsx'), 'ReconcilePage'),
});
const audit = createRoute({
  getParentRoute: () => adminOrAccounts,
  path: paths.audit,
  component: lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
});
const processes = createRoute({
  getParentRoute: () => admin,
  path: paths.processes,
  component: lazyRouteComponent(() => import('../features/processes/processes-page.tsx'), 'ProcessesPage'),
});
const setUp = createRoute({
  getParentRoute: () => admin,
  path: paths.setUp,
  component: lazyRouteComponent(() => import('./set-up-route.tsx'), 'SetUpRoute'),
});
const settingsPractice = createRoute({
  getParentRoute: () => admin,
  path: paths.settingsPractice,
  component: lazyRouteComponent(() => import('../features/settings/practice-page.tsx'), 'PracticePage'),
});
const settingsMembers = createRoute({
  getParentRoute: () => admin,
  path: paths.settingsMembers,
  component: lazyRouteComponent(() => import('../features/settings/members-page.tsx'), 'MembersPage'),
});
const settingsConnections = createRoute({
  getParentRoute: () => admin,
  path: paths.settingsConnections,
  component: lazyRouteComponent(() => import('../features/settings/connections-page.tsx'), 'ConnectionsPage'),
});
const elsewhere = createRoute({ getParentRoute: () => member, path: '$', component: NotFoundPage });

/** Every page, each loaded when first needed; who may see which is the gate it hangs from. */
export const routeTree = root.addChildren([
  signIn,
  invitation,
  member.addChildren([
    home,
    work,
    timesheet,
    timesheetDay,
    timesheetWeek,
    deliveries,
    linkReview,
    settings,
    settingsYou,
    elsewhere,
    accounts.addChildren([clientBills, clientBill, dryRun]),
    adminOrAccounts.addChildren([ledgerMapping, reconcile, audit]),
    admin.addChildren([processes, setUp, settingsPractice, settingsMembers, settingsConnections]),
  ]),
]);
