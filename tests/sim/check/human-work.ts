import { hasMarker } from '@throughline/core/outbox/note-marker';
import type { Operation } from '@throughline/core/sync/record';

import type { Xpm, XpmTime } from '../remote/xpm.ts';
import { type Entry, markerOf } from '../world/subjects.ts';

/** What humans did in XPM, what of it the program was shown, and what a person here said about it. */
export class HumanWork {
  /** By the entry it was made for: when a human deleted its record. */
  readonly deletedAt = new Map<string, number>();
  readonly deletedIds = new Set<string>();
  /** What a person here was shown, and said that it stays. */
  readonly leftIds = new Set<string>();
  readonly #learntAt = new Map<string, number>();
  /** By entry: a person decided, knowing everything up to then. */
  readonly #decidedFor = new Map<string, number>();
  readonly #decided = new Set<string>();
  /** By entry: what the record held that the person had before them. */
  readonly #decidedOn = new Map<string, string | null>();

  /** A read that began then was written down. */
  learn(id: string, startedAt: number): void {
    this.#learntAt.set(id, Math.max(startedAt, this.#learntAt.get(id) ?? 0));
  }

  /** A restored backup took away what the program was shown. */
  forget(id: string): void {
    this.#learntAt.delete(id);
  }

  leave(uuids: readonly string[]): void {
    for (const uuid of uuids) this.leftIds.add(uuid);
  }

  /** @param hash of what the program believes to be there, and showed */
  decide(id: string, hash: string | null): void {
    this.#decided.add(id);
    this.#decidedOn.set(id, hash);
    this.#decidedFor.set(id, this.#learntAt.get(id) ?? -Infinity);
  }

  /** Whether the program was shown what happened then and no person here has said anything since. */
  isOpen(id: string, happenedAt: number | null | undefined): boolean {
    if (happenedAt == null) return false;
    const isKnown = happenedAt < (this.#learntAt.get(id) ?? -Infinity);
    return isKnown && happenedAt >= (this.#decidedFor.get(id) ?? -Infinity);
  }

  /** What a read showed is what was sent: nobody can tell that a human made it so. */
  matches(id: string, hash: string): void {
    this.#decidedOn.set(id, hash);
  }

  /** Whether that is what the person had before them who decided last, however it came about. */
  wasDecidedOn(id: string, hash: string): boolean {
    return this.#decidedOn.get(id) === hash;
  }

  hasDecided(id: string): boolean {
    return this.#decided.has(id);
  }
}

type Intent = { readonly entry: Entry; readonly operation: Operation };

/** What an intent would undo of a human's work without anybody here having said so; null when nothing. */
export function checkHumanWork(work: HumanWork, xpm: Xpm, { entry, operation }: Intent): string | null {
  const { id } = entry;
  const { kind, target } = operation;
  if (kind === 'add') {
    return work.isOpen(id, work.deletedAt.get(id)) ? 'would make again what a human deleted' : null;
  }
  const held = target === null ? undefined : xpm.times.get(target);
  const problem = held && problemWith(work, xpm, { held, id });
  return problem === undefined ? null : `would ${kind} ${problem}`;
}

function problemWith(
  work: HumanWork,
  xpm: Xpm,
  { held, id }: { readonly held: XpmTime; readonly id: string },
): string | undefined {
  // What is on an invoice XPM keeps as it is.
  if (held.isInvoiced) return undefined;
  if (isForeign(xpm, held, id) && !work.hasDecided(id)) return 'what a human made';
  if (work.wasDecidedOn(id, held.hash)) return undefined;
  return work.isOpen(id, held.touchedAt) ? 'what a human changed' : undefined;
}

/** A copy that took the place of ours, mark and all, is ours as far as anybody can tell. */
function isForeign({ times }: Xpm, { madeFor, time }: XpmTime, id: string): boolean {
  if (madeFor !== null) return false;
  return !hasMarker(time.note, markerOf(id)) || [...times.values()].some((other) => other.madeFor === id);
}
