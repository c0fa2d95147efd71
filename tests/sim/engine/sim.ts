import type { Tally } from '../check/tally.ts';
import type { Core } from './core.ts';
import { type Profile, healed } from './profile.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';

/** What every part of a run shares. */
export class Sim {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly trace: Trace;
  readonly tally: Tally;
  readonly core: Core;
  /** What goes wrong from the start, and what goes wrong now. */
  readonly chaos: Profile;
  profile: Profile;
  readonly violations: string[] = [];

  constructor(parts: Pick<Sim, 'random' | 'scheduler' | 'trace' | 'tally' | 'core' | 'chaos'>) {
    this.random = parts.random;
    this.scheduler = parts.scheduler;
    this.trace = parts.trace;
    this.tally = parts.tally;
    this.core = parts.core;
    this.chaos = parts.chaos;
    this.profile = parts.chaos;
  }

  get now(): number {
    return this.scheduler.now;
  }

  get isHealed(): boolean {
    return this.profile !== this.chaos;
  }

  heal(): void {
    this.profile = healed(this.chaos);
  }

  note(what: string, details = ''): void {
    this.trace.note(this.now, what, details);
  }

  /** Whether this fault happens now; counted by what it hits. */
  strikes(fault: string, probability: number, target: string): boolean {
    if (!this.random.chance(probability)) return false;
    this.hit(fault, target);
    return true;
  }

  hit(fault: string, target: string): void {
    this.tally.add(`fault ${fault} × ${target}`);
    this.tally.faults += 1;
    this.note(`! ${fault}`, target);
  }

  violate(invariant: string, sentence: string): void {
    this.violations.push(`${invariant}: ${sentence}`);
    this.note(`VIOLATED ${invariant}`, sentence);
  }
}
