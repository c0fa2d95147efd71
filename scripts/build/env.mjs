/**
 * What the environment says, to hand on to a child process. Only this file of the build reads it.
 *
 * @returns {Record<string, string | undefined>}
 */
export function environment() {
  return process.env;
}
