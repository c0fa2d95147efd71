/** Why a request cannot be done; closed, so that every transport maps all of them. */
export const appErrorCodes = [
  'not_signed_in',
  'not_allowed',
  'not_found',
  'invalid_input',
  'conflict',
  'precondition_failed',
  'too_many_requests',
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

const defaultSentence = {
  not_signed_in: 'Sign in first.',
  not_allowed: 'Your role in this practice does not include this.',
  not_found: 'This does not exist here, or no longer does.',
  invalid_input: 'Something in this request is not as it should be.',
  conflict: 'This was changed meanwhile. Look at it again, then repeat.',
  precondition_failed: 'This cannot be done yet.',
  too_many_requests: 'Too many tries. Wait a little, then try again.',
} as const satisfies Record<AppErrorCode, string>;

type AppErrorOptions = {
  /** What a person reads; the code's default sentence when absent. */
  readonly userMessage?: string;
  /** Values for programs; never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
};

/**
 * A request that cannot be done, for a reason the caller can act on.
 *
 * `message` is for logs, `userMessage` for people. Bugs are plain errors, never this.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly userMessage: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: AppErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.userMessage = options.userMessage ?? defaultSentence[code];
    this.details = options.details ?? {};
  }
}

/** The answer for a record that is absent or belongs to another practice: the two are told alike. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `${what} not found`, { userMessage: `This ${what} does not exist here.` });
}
