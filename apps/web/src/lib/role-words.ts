import type { Role } from './session.ts';

export const allRoles = ['staff', 'admin', 'accounts'] as const satisfies readonly Role[];

export const roleWord = { staff: 'Staff', admin: 'Admin', accounts: 'Accounts' } as const satisfies Record<
  Role,
  string
>;

/** What a role lets a person do, for tooltips and forms. */
export const roleSentence = {
  staff: 'Records time and links own work.',
  admin: 'Connects XPM and Xero, maps processes, manages members.',
  accounts: 'Writes and posts client bills, maps ledger accounts.',
} as const satisfies Record<Role, string>;

/** "staff, admin and accounts", inside a sentence. */
export function rolesInWords(roles: readonly Role[]): string {
  const words = roles.map((role) => roleWord[role].toLowerCase());
  const last = words.at(-1) ?? 'nothing yet';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
