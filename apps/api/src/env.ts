import { EnvError, parseShape } from './env/env-error.ts';
import { envShape } from './env/env-shape.ts';
import { type Env, settleEnv } from './env/settle-env.ts';

export { EnvError };
export type { Env };

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting from a table of texts, as `process.env` is one. Empty texts count as absent.
 *
 * @throws {EnvError} one sentence per bad value, naming the variable and what it should be, never its value
 */
export function parseEnv(source: Source): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  return settleEnv(parseShape(envShape, given));
}

/** The settings of this process. @throws {EnvError} */
export function readEnv(): Env {
  return parseEnv(process.env);
}
