import { createLogger, type Logger } from '@throughline/api/logger';

import { password } from './password.ts';
import { TEST_SECRET } from './postgres.ts';

/** What no line of any log may hold, whatever a test does: shapes of tokens and headers, and the secrets tests use. */
const secrets: readonly (readonly [string, RegExp])[] = [
  ['an access token', /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\./],
  ['a refresh token', /refresh_token"?[=:]\s*"?[\w-]{20,}/],
  ['an authorization header', /\b(?:Bearer|Basic) [\w.+/=-]{16,}/],
  ['a session cookie', /session_token=[\w.%-]{16,}/],
  ['a code or verifier', /\b(?:code|code_verifier|state)=[\w.-]{20,}/],
  ['the client secret', /sandbox-secret/],
  ['the app secret', new RegExp(TEST_SECRET)],
  ['a password', new RegExp(password)],
];

/** Names what of all that stands in a text. */
export function secretsIn(text: string): string[] {
  return secrets.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
}

export type WatchedLog = {
  readonly logger: Logger;
  /** @throws {Error} naming the line, when anything secret was logged */
  check(): void;
};

/** Logs everything, to nowhere: what is logged is only looked through. */
export function watchLog(): WatchedLog {
  const bad: string[] = [];
  const write = (line: string): void => {
    const found = secretsIn(line);
    if (found.length > 0) bad.push(`${found.join(', ')} in: ${line}`);
  };
  return {
    logger: createLogger('debug', { write }),
    check: () => {
      if (bad.length > 0) throw new Error(`The log of the product holds secrets:\n${bad.join('\n')}`);
    },
  };
}
