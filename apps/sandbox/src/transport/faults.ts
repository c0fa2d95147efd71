import { createRandom } from '../world/random.ts';
import type { Random } from '../world/random.ts';
import type { FaultRule } from './fault-rule.ts';

/** A rule in force with what is left of it. */
export interface ActiveFault {
  readonly rule: FaultRule;
  /** Calls it still acts on; null without limit. */
  readonly left: number | null;
}

/** The rules in force. The first rule that matches a call acts on it, and only that one. */
export interface Faults {
  /** Replaces all rules. Throws a SyntaxError when a path is neither a prefix nor a regular expression. */
  set: (rules: readonly FaultRule[]) => void;
  active: () => ActiveFault[];
  /** The rule that acts on this call, if any; counts it as used. `path` includes the query. */
  take: (method: string, path: string) => FaultRule | null;
}

interface Armed {
  readonly rule: FaultRule;
  readonly pattern: RegExp | null;
  readonly random: Random;
  left: number;
  skip: number;
}

/** Makes an empty set of rules. */
export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    set: (rules) => {
      armed = rules.map(arm);
    },
    active: () =>
      armed
        .filter(({ left }) => left > 0)
        .map(({ rule, left }) => ({ rule, left: Number.isFinite(left) ? left : null })),
    take: (method, path) => {
      const acting = armed.find((candidate) => acts(candidate, method, path));
      if (!acting) return null;
      acting.left -= 1;
      return acting.rule;
    },
  };
}

function arm(rule: FaultRule): Armed {
  return {
    rule,
    pattern: isPlainPrefix(rule.path) ? null : new RegExp(rule.path, 'i'),
    random: createRandom(rule.seed ?? 1),
    left: rule.count ?? Number.POSITIVE_INFINITY,
    skip: rule.skip ?? 0,
  };
}

function acts(armed: Armed, method: string, path: string): boolean {
  const { rule } = armed;
  if (armed.left <= 0) return false;
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (!matches(armed, path)) return false;
  if (armed.skip > 0) {
    armed.skip -= 1;
    return false;
  }
  return rule.probability === undefined || armed.random.next() < rule.probability;
}

function matches({ rule, pattern }: Armed, path: string): boolean {
  return path.toLowerCase().startsWith(rule.path.toLowerCase()) || (pattern?.test(path) ?? false);
}

function isPlainPrefix(path: string): boolean {
  return path.startsWith('/') && !/[\\^$*+?()[\]{}|]/.test(path);
}
