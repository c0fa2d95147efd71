import type { Actor, ServiceContext } from './context.ts';
import type { Role } from './db/schema/staff.ts';
import { AppError } from './errors.ts';

export type Member = Extract<Actor, { kind: 'staff' }>;

/** The member who asks. @throws {AppError} `not_allowed` for rules and the system */
export function requireMember(ctx: ServiceContext): Member {
  if (ctx.actor.kind !== 'staff') throw new AppError('not_allowed', `${ctx.verb} needs a member`);
  return ctx.actor;
}

export function hasRole(ctx: ServiceContext, role: Role): boolean {
  return ctx.actor.kind === 'staff' && ctx.actor.roles.includes(role);
}
