import { z } from 'zod';

import { isKeepable } from '../clean-text.ts';

/** Text of at most `max` characters, outer blanks removed; without what PostgreSQL cannot keep. */
export function plainText(max: number) {
  return z.string().trim().max(max).refine(isKeepable, 'A character in this text cannot be kept.');
}
