/** What the environment says, to hand on to a child process or to a parser. Only this file of the scripts reads it. */
export function environment(): Record<string, string | undefined> {
  return process.env;
}
