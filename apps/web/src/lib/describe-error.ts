const unanswered = 'Throughline is not answering. What you see may be a little old.';
const ours = 'Something went wrong here, not with you. It is written down.';

/**
 * What a person reads when a call could not be done: the server's own sentence, or a neutral one. Never a code or a
 * stack. Takes anything that was thrown.
 */
export function describeError(error: unknown): string {
  const said = appPartOf(error)?.['userMessage'];
  if (typeof said === 'string' && said !== '') return said;
  return isUnanswered(error) ? unanswered : ours;
}

/** The closed code of a refusal (`not_found`, `conflict`, …), or null when it was none. */
export function errorCode(error: unknown): string | null {
  const code = appPartOf(error)?.['code'];
  return typeof code === 'string' ? code : null;
}

/** Values for programs that came with a refusal, such as `fields` of a malformed input. */
export function errorDetails(error: unknown): Readonly<Record<string, unknown>> {
  const details = appPartOf(error)?.['details'];
  return isRecord(details) ? details : {};
}

/** True when no answer of the API arrived: offline, restarted, or answered by something in between. */
export function isUnanswered(error: unknown): boolean {
  if (!isRecord(error)) return false;
  return 'data' in error && !isRecord(error['data']);
}

export function isNotSignedIn(error: unknown): boolean {
  if (errorCode(error) === 'not_signed_in') return true;
  const data = isRecord(error) ? error['data'] : null;
  return isRecord(data) && data['httpStatus'] === 401;
}

function appPartOf(error: unknown): Readonly<Record<string, unknown>> | null {
  const data = isRecord(error) ? error['data'] : null;
  const app = isRecord(data) ? data['app'] : null;
  return isRecord(app) ? app : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
