/** Every address inside the app; `<Link to={paths.clientBill} params={{ clientBillId }}>`. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  invitation: '/invite/$token',
  setUp: '/set-up',
  work: '/work',
  timesheetDay: '/timesheet/day',
  timesheetWeek: '/timesheet/week',
  clientBills: '/client-bills',
  clientBill: '/client-bills/$clientBillId',
  dryRun: '/client-bills/dry-run',
  ledgerMapping: '/ledger-mapping',
  reconcile: '/reconcile',
  deliveries: '/deliveries',
  processes: '/processes',
  linkReview: '/link-review',
  audit: '/audit',
  settingsPractice: '/settings/practice',
  settingsMembers: '/settings/members',
  settingsConnections: '/settings/connections',
  settingsYou: '/settings/you',
} as const;

export type AppPath = (typeof paths)[keyof typeof paths];
/** Addresses that need no values filled in. */
export type PlainPath = Exclude<AppPath, typeof paths.invitation | typeof paths.clientBill>;
