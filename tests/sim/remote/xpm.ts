import { type DesiredTime, hashTime } from '@throughline/core/time-entry/desired-time';

import type { Answer } from './reply.ts';

/** A time entry as XPM holds it; with what only the simulation knows: who made it, and what a human did to it. */
export type XpmTime = {
  readonly uuid: string;
  readonly time: DesiredTime;
  readonly hash: string;
  /** The entry whose request made it; null for what a human made. */
  readonly madeFor: string | null;
  readonly isInvoiced: boolean;
  /** When a human last edited, invoiced or made it. */
  readonly touchedAt: number | null;
  /** When a human last changed what it says; a copy says the same. */
  readonly editedAt: number | null;
};

export type XpmRequest =
  | { readonly op: 'add'; readonly time: DesiredTime }
  | { readonly op: 'update'; readonly uuid: string; readonly time: DesiredTime }
  | { readonly op: 'delete'; readonly uuid: string }
  /** Nothing was sent that is known of: a restored record is looked for everywhere. Never executed. */
  | { readonly op: 'look' };

/** XPM's time entries. Source: contract of XPM, time: no key, errors as replies, nothing done to what is invoiced. */
export class Xpm {
  readonly times = new Map<string, XpmTime>();
  lockedBefore = '';
  readonly closedJobs = new Set<string>();
  readonly newId: () => string;

  constructor(newId: () => string) {
    this.newId = newId;
  }

  execute(request: XpmRequest, madeFor: string): Answer<XpmTime | null> {
    switch (request.op) {
      case 'add': {
        const problem = this.#problemWith(request.time);
        if (problem !== null) return { kind: 'refused', code: problem };
        return { kind: 'ok', value: this.put({ uuid: this.newId(), time: request.time, madeFor }) };
      }
      case 'update':
        return this.#update(request);
      case 'delete': {
        const problem = this.#problemOf(request.uuid);
        if (problem !== null) return { kind: 'refused', code: problem };
        this.times.delete(request.uuid);
        return { kind: 'ok', value: null };
      }
      case 'look':
        throw new RangeError('a look was sent as a request');
    }
  }

  put(made: Pick<XpmTime, 'uuid' | 'time' | 'madeFor'> & Partial<XpmTime>): XpmTime {
    const time: XpmTime = {
      isInvoiced: false,
      touchedAt: null,
      editedAt: null,
      ...made,
      hash: hashTime(made.time),
    };
    this.times.set(time.uuid, time);
    return time;
  }

  #update({ uuid, time }: Extract<XpmRequest, { op: 'update' }>): Answer<XpmTime> {
    const held = this.times.get(uuid);
    const problem = this.#problemOf(uuid) ?? this.#problemWith(time);
    if (!held || problem !== null) return { kind: 'refused', code: problem ?? 'invalid_identifier' };
    // What a human had changed on it is overwritten.
    return { kind: 'ok', value: this.put({ ...held, time, touchedAt: null, editedAt: null }) };
  }

  #problemOf(uuid: string): string | null {
    const held = this.times.get(uuid);
    if (!held) return 'invalid_identifier';
    return held.isInvoiced ? 'invoiced' : this.#problemWith(held.time);
  }

  #problemWith({ workDate, xpmJobNumber }: DesiredTime): string | null {
    if (workDate < this.lockedBefore) return 'locked';
    return this.closedJobs.has(xpmJobNumber) ? 'job_closed' : null;
  }
}
