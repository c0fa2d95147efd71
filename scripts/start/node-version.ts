const OLDEST = [20, 20] as const;

/** What is wrong with a Node version like `20.20.2`, as one sentence; null when it will do. */
export function nodeVersionProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `Throughline needs Node ${OLDEST.join('.')} or newer; this is Node ${version}.`;
}
