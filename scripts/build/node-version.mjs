const oldestMajor = 20;
const oldestMinor = 20;

/**
 * What is wrong with a Node version like `20.20.2`, as one sentence; null when it will do.
 *
 * @param {string} version
 * @returns {string | null}
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `Throughline needs Node ${oldestMajor}.${oldestMinor} or newer; this is Node ${version}.`;
}
