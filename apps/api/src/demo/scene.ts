import { asSystem } from '@throughline/core/as-system';
import { practiceDay } from '@throughline/core/clock/practice-day';
import type { Actor, ServiceContext } from '@throughline/core/context';

import type { ApiDeps } from '../trpc/context.ts';
import type { DemoPractice, Who } from './demo-members.ts';

/** One transaction in which the people of the demo practice do things, each under their own name. */
export type Scene = {
  /** The practice's calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly timeZone: string;
  /** `MM-DD` */
  readonly financialYearStart: string;
  readonly members: DemoPractice['members'];
  readonly now: () => Date;
  /** What a verb gets when that person, or the rule, carries it out; `verb` as audit names it. */
  as(who: Who | 'rule' | 'system', verb: string): ServiceContext;
};

/** Plays a scene; nothing of it is there unless all of it is. */
export function playScene<T>(
  deps: Pick<ApiDeps, 'db' | 'now' | 'settings'>,
  { practiceId, members }: DemoPractice,
  play: (scene: Scene) => Promise<T>,
): Promise<T> {
  const { db, now, settings } = deps;
  return asSystem(db, { practiceId, verb: 'demo.seed', now: now(), settings }, (base) => {
    const { timeZone, financialYearStart } = base.practice;
    const actors: Readonly<Record<Who | 'rule' | 'system', Actor>> = {
      ...members,
      rule: { kind: 'rule', name: 'Rule' },
      system: base.actor,
    };
    return play({
      today: practiceDay(base.now, timeZone),
      timeZone,
      financialYearStart,
      members,
      now,
      as: (who, verb) => ({ ...base, actor: actors[who], verb, now: now() }),
    });
  });
}
