import type { World } from '../world/world.ts';

/** Whether two names or references count as equal (N-07): exactly, or without outer blanks and case. */
export function isSameText(world: World, left: string, right: string): boolean {
  if (world.switches.is('N-07', 'exact')) return left === right;
  return folded(left) === folded(right);
}

/** Text without outer blanks, inner runs of blanks and case: what a person reads as the same. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
