import { noteMarker, noteWithMarker } from '@throughline/core/outbox/note-marker';
import type { DeliveryPlan } from '@throughline/core/sync/inputs';
import type { SyncRecord } from '@throughline/core/sync/record';
import { type DesiredTime, hashTime } from '@throughline/core/time-entry/desired-time';
import { planDelivery } from '@throughline/core/time-entry/plan-delivery';

import type { PracticeId } from './practices.ts';

/** Work dates of a run; a read that serves entries covers two days before and after theirs. */
export const days: readonly string[] = Array.from({ length: 12 }, (_, index) => `2026-11-${10 + index}`);

export type EntryValues = {
  readonly job: number;
  readonly staff: number;
  readonly day: number;
  readonly minutes: number;
  readonly note: string;
  readonly isRemoved: boolean;
  readonly isLinked: boolean;
  readonly hasXpmPerson: boolean;
};

/** A time entry as the store holds it. Rows are replaced, never changed, so that a backup is a list of them. */
export type Entry = {
  readonly kind: 'time';
  readonly id: string;
  readonly practice: PracticeId;
  readonly version: number;
  readonly values: EntryValues;
  readonly record: SyncRecord;
};

export type Bill = {
  readonly kind: 'bill';
  readonly id: string;
  readonly practice: PracticeId;
  readonly version: number;
  readonly number: string;
  readonly cents: number;
  readonly record: SyncRecord;
};

export type Subject = Entry | Bill;

export type BillDocument = { readonly number: string; readonly url: string; readonly cents: number };

const markers = new Map<string, string>();

export function markerOf(entryId: string): string {
  const known = markers.get(entryId);
  if (known !== undefined) return known;
  const marker = noteMarker('practice', entryId);
  markers.set(entryId, marker);
  return marker;
}

/** Jobs and people are numbered from 1; what XPM knows them by has its form. */
export function jobNumber(job: number): string {
  return `J${job}`;
}

export function taskUuid(job: number): string {
  return `00000000-0000-4000-8000-00000000000${job}`;
}

export function staffUuid(staff: number): string {
  return `00000000-0000-4000-9000-00000000000${staff}`;
}

/** As it should stand in XPM; null while its work has no job or its member no person there. */
export function desiredOf({ id, values }: Entry, usesMarkers: boolean): DesiredTime | null {
  if (!values.isLinked || !values.hasXpmPerson) return null;
  return {
    xpmJobNumber: jobNumber(values.job),
    xpmJobTaskUuid: taskUuid(values.job),
    xpmStaffUuid: staffUuid(values.staff),
    workDate: days[values.day] ?? '',
    minutes: values.minutes,
    note: noteWithMarker(values.note, usesMarkers ? markerOf(id) : null),
  };
}

export type Wanted = {
  readonly plan: DeliveryPlan;
  readonly hash: string | null;
  readonly desired: DesiredTime | null;
};

/** What the store's transaction hands to the plan of an entry, as production loads it. */
export function wantedTime(entry: Entry, usesMarkers: boolean): Wanted {
  const { values, record } = entry;
  const desired = desiredOf(entry, usesMarkers);
  const plan = planDelivery({
    removed: values.isRemoved,
    hasWorkItem: true,
    desired,
    isLinked: values.isLinked,
    hasXpmPerson: values.hasXpmPerson,
    isXpmPersonGone: false,
    rolledOver: null,
    job: null,
    remote:
      record.remoteId === null
        ? null
        : { remoteId: record.remoteId, hash: record.syncedHash, linkedBy: record.linkedBy },
    surplus: record.surplus,
  });
  return { plan, desired, hash: values.isRemoved || !desired ? null : hashTime(desired) };
}

export function documentOf({ id, number, cents }: Bill): BillDocument {
  return { number, url: id, cents };
}

export function hashBill({ number, url, cents }: BillDocument): string {
  return `${number}|${url}|${cents}`;
}

/** A client bill that is approved is wanted once; what is in Xero stays. */
export function wantedBill(bill: Bill): Omit<Wanted, 'desired'> {
  const isThere = bill.record.remoteId !== null;
  return {
    plan: isThere
      ? { state: 'delivered', reason: null, op: null, target: null }
      : { state: 'queued', reason: null, op: 'add', target: null },
    hash: hashBill(documentOf(bill)),
  };
}
