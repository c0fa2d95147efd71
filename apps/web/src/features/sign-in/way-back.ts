import { paths } from '../../lib/paths.ts';

/** The address asked for before the sign-in, if it is one of ours; else home. */
export function wayBack(asked: string | null): string {
  if (asked === null || !/^\/(?![/\\])/.test(asked)) return paths.home;
  return asked.startsWith(paths.signIn) ? paths.home : asked;
}
