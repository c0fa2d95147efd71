import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * One line of JSON an event, on standard error unless told otherwise, so that standard output stays for people.
 *
 * Only what is named here of an error is written: messages of remote systems can hold names, and objects of clients
 * can hold tokens.
 */
export function createLogger(
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger {
  return pino({ level, base: null, serializers: { err: describeError } }, to);
}

type Described = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string | undefined;
  readonly cause?: Described;
};

export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  // Drizzle writes a statement's values into the message and the stack: they are people's.
  if ('query' in error && 'params' in error)
    return { type: error.name, message: 'a statement failed', ...cause };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}
