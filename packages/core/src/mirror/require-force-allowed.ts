import type { ServiceContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { hasRole } from '../require-member.ts';

/**
 * Who may have lists read again that are still fresh: calls to XPM are shared by the whole practice.
 *
 * @returns the practice's id
 * @throws {AppError} `not_allowed`
 */
export function requireForceAllowed(ctx: ServiceContext, force: boolean): string {
  if (force && !hasRole(ctx, 'admin') && !hasRole(ctx, 'accounts')) {
    throw new AppError('not_allowed', 'a forced refresh needs another role', {
      userMessage: 'These lists are read again by themselves after ten minutes. An admin can do it sooner.',
    });
  }
  return ctx.practice.id;
}
