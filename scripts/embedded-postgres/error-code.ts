/** The system error code of a thrown value (`ENOENT`, `EACCES` …), or null when it carries none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
