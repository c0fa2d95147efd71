import { z } from 'zod';

import { profileNames } from './profiles/sizes.ts';

const Env = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
  SANDBOX_PROFILE: z.enum(profileNames).default('demo'),
  SANDBOX_SEED: z.coerce.number().int().default(7),
  SANDBOX_STATE_FILE: z.string().min(1).optional(),
  APP_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
});

/** Settings of the sandbox as a program of its own. */
export type SandboxEnv = z.infer<typeof Env>;

/** Reads the environment. Throws an error with one line per bad value. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): SandboxEnv {
  const parsed = Env.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}
