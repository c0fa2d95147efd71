import type { Role } from '@throughline/core/db/schema/staff';

/** Who may call a procedure: anybody, anybody signed in, or members holding one of these roles. */
export type Access = 'anybody' | 'signed_in' | readonly Role[];

const everyMember = ['staff', 'admin', 'accounts'] as const;
const admins = ['admin'] as const;
const accounts = ['accounts'] as const;
const adminsAndAccounts = ['admin', 'accounts'] as const;

/**
 * The one table of who may do what. A procedure without a row is refused to everybody, and fails the suite.
 *
 * What a role may do to *whose* record (own time, own work) is decided in the verb.
 */
export const access: Readonly<Record<string, Access>> = {
  'session.current': 'signed_in',
  'session.list': 'signed_in',
  'session.revoke': 'signed_in',
  'invitation.read': 'anybody',
  'invitation.accept': 'anybody',
  'invitation.create': admins,
  'invitation.list': admins,
  'invitation.revoke': admins,
  'live.changes': everyMember,
  'practice.current': everyMember,
  'practice.update': admins,
  'staff.list': everyMember,
  'staff.link': admins,
  'staff.setRoles': admins,
  'staff.remove': admins,
  'connection.list': everyMember,
  'connection.begin': admins,
  'connection.disconnect': admins,
  'mirror.state': everyMember,
  'mirror.refresh': everyMember,
  'client.list': everyMember,
  'job.list': everyMember,
  'taskDefinition.list': everyMember,
  'template.list': everyMember,
  'process.list': everyMember,
  'process.create': admins,
  'process.rename': admins,
  'process.map': admins,
  'workItem.list': everyMember,
  'workItem.create': everyMember,
  'workItem.update': everyMember,
  'workItem.rollOver': everyMember,
  'link.run': admins,
  'link.set': everyMember,
  'link.clear': everyMember,
  'link.explain': everyMember,
  'timer.current': everyMember,
  'timer.start': everyMember,
  'timer.stop': everyMember,
  'timeEntry.list': everyMember,
  'timeEntry.create': everyMember,
  'timeEntry.update': everyMember,
  'timeEntry.remove': everyMember,
  'timeEntry.restore': everyMember,
  'timeEntry.trace': everyMember,
  'ledgerAccount.list': adminsAndAccounts,
  'ledgerAccount.create': accounts,
  'ledgerAccount.createUsual': accounts,
  'ledgerAccount.map': accounts,
  'xeroAccount.list': adminsAndAccounts,
  'xeroTaxRate.list': adminsAndAccounts,
  'clientBill.list': accounts,
  'clientBill.get': accounts,
  'clientBill.draft': accounts,
  'clientBill.update': accounts,
  'clientBill.remove': accounts,
  'clientBill.approve': accounts,
  'clientBill.reopen': accounts,
  'clientBill.dryRun': accounts,
  'clientBill.post': accounts,
  'clientBill.chooseContact': accounts,
  'clientBill.contacts': accounts,
  'delivery.summary': everyMember,
  'delivery.list': everyMember,
  'delivery.retry': everyMember,
  'reconcile.time': adminsAndAccounts,
  'reconcile.settleTime': admins,
  'reconcile.bills': adminsAndAccounts,
  'reconcile.acceptBill': accounts,
  'reconcile.run': adminsAndAccounts,
  'audit.list': adminsAndAccounts,
};
