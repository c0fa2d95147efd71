import { count, counted } from '../lib/format.ts';

/** "3 waiting, 1 is being checked"; "nothing waits" only when nothing is under way either. */
export function waitingInWords({
  onTheirWay,
  checking,
}: {
  readonly onTheirWay: number;
  readonly checking: number;
}): string {
  const parts = [
    ...(onTheirWay > 0 ? [`${count(onTheirWay)} waiting`] : []),
    ...(checking > 0 ? [`${counted(checking, 'is', 'are')} being checked`] : []),
  ];
  return parts.length === 0 ? 'nothing waits' : parts.join(', ');
}
