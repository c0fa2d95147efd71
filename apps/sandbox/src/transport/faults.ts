import { z } from 'zod';

import { createRandom } from '../world/random.ts';
import type { Random } from '../world/random.ts';

/** Everything that can go wrong on purpose; meaning in the README of the sandbox. */
export const faultKinds = [
  'drop-before',
  'drop-after',
  'delay',
  '429-minute',
  '429-day',
  '429-concurrent',
  '500',
  '500-after',
  '503',
  'html-200',
  'malformed',
  'truncated',
  'token-expired',
  'revoked',
] as const;

/**
 * A rule: which calls go wrong, and how. `path` is a prefix of the path, or a regular expression tried on path and
 * query. Without `count` the rule stays until the rules are replaced; `probability` is drawn from `seed`.
 */
export const FaultRule = z.strictObject({
  path: z.string().min(1),
  method: z.string().optional(),
  kind: z.enum(faultKinds),
  count: z.number().int().min(1).optional(),
  /** Matching calls that pass before the rule starts to act. */
  skip: z.number().int().min(0).optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  /** Seconds for `retry-after` on a 429. */
  retryAfter: z.number().int().min(0).optional(),
  /** Bytes of the answer's body that still arrive, for `truncated` and `drop-after`. */
  atByte: z.number().int().min(0).optional(),
  /** For `html-200`: whether the call takes effect before the page is sent. */
  commit: z.boolean().optional(),
});
export type FaultRule = z.infer<typeof FaultRule>;
export type FaultKind = FaultRule['kind'];

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
