import { and, eq, ne } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { practices } from '../db/schema/practices.ts';
import { processes } from '../db/schema/processes.ts';
import { AppError, notFound } from '../errors.ts';

export type Process = typeof processes.$inferSelect;

/** The process, locked. @throws {AppError} `not_found` */
export async function requireProcess(ctx: ServiceContext, processId: string): Promise<Process> {
  const [process] = await ctx.tx
    .select()
    .from(processes)
    .where(and(eq(processes.practiceId, ctx.practice.id), eq(processes.id, processId)))
    .for('update');
  if (!process) throw notFound('process');
  return process;
}

/**
 * Makes sure no other process has this name, and that none gets it before the transaction ends.
 *
 * @throws {AppError} `conflict`
 */
export async function requireFreeName(ctx: ServiceContext, name: string, exceptId?: string): Promise<void> {
  // Names are given one at a time in a practice; the lock does not hinder rows that merely refer to it.
  await ctx.tx
    .select({ id: practices.id })
    .from(practices)
    .where(eq(practices.id, ctx.practice.id))
    .for('no key update');
  const [taken] = await ctx.tx
    .select({ id: processes.id })
    .from(processes)
    .where(
      and(
        eq(processes.practiceId, ctx.practice.id),
        eq(processes.name, name),
        exceptId === undefined ? undefined : ne(processes.id, exceptId),
      ),
    );
  if (taken) {
    throw new AppError('conflict', 'a process has this name', {
      userMessage: `There is a process called ${name} already. Give this one another name.`,
    });
  }
}
