import { type Role, roles } from '../db/schema/staff.ts';
import { AppError } from '../errors.ts';

/** Roles once each, always in one order. @throws {AppError} `invalid_input` when there is none */
export function orderedRoles(given: readonly Role[]): Role[] {
  if (given.length === 0) {
    throw new AppError('invalid_input', 'no role', { userMessage: 'A member has at least one role.' });
  }
  return roles.filter((role) => given.includes(role));
}
