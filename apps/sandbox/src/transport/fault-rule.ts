import { z } from 'zod';

/** Everything that can go wrong on purpose; meaning in the README of the sandbox. */
export const faultKinds = [
  'drop-before',
  'drop-after',
  'delay',
  'slow',
  'late',
  '429-minute',
  '429-day',
  '429-concurrent',
  '429-app',
  '500',
  '500-after',
  '503',
  'status',
  'html-200',
  'empty-200',
  'malformed',
  'truncated',
  'wrong-charset',
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
  /** Real milliseconds for `delay` and `slow`; milliseconds of the sandbox clock for `late`. */
  delayMs: z.number().int().min(0).max(3_600_000).optional(),
  /** For a 429: seconds, any other text to send as it is, or null for none. */
  retryAfter: z.union([z.number().int().min(0), z.string(), z.null()]).optional(),
  /** `truncated`, `drop-after`: bytes of the body that still arrive. `malformed`: the byte that is spoilt. */
  atByte: z.number().int().min(0).optional(),
  /** Whether the call takes effect: for `html-200`, `503` and `status` (no unless given) and `empty-200` (yes unless given). */
  commit: z.boolean().optional(),
  /** HTTP status of `status`; 502 unless given. */
  status: z.number().int().min(400).max(599).optional(),
  /** Body of `500` and `500-after` (JSON unless given) and of `status` (HTML unless given). */
  body: z.enum(['json', 'html', 'empty']).optional(),
  /** Text of `503`; maintenance unless given. */
  reason: z.enum(['maintenance', 'unavailable', 'organisation-offline']).optional(),
  /** What `wrong-charset` sends instead of UTF-8, under a header that says UTF-8. */
  charset: z.enum(['utf-16le', 'latin1', 'utf-8-bom']).optional(),
});
export type FaultRule = z.infer<typeof FaultRule>;
export type FaultKind = FaultRule['kind'];
