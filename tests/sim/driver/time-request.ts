import type { XpmRequest } from '../remote/xpm.ts';
import type { Store } from '../world/store.ts';
import type { Entry, wantedTime } from '../world/subjects.ts';

export function readRequest(text: string): XpmRequest {
  const request: XpmRequest = JSON.parse(text);
  return request;
}

type Planned = ReturnType<typeof wantedTime>;

/** What is sent to XPM for what is wanted; null when nothing is. */
export function requestFor({ op, target }: Planned['plan'], desired: Planned['desired']): XpmRequest | null {
  if (op === 'delete' && target !== null) return { op, uuid: target };
  if (op === 'update' && target !== null && desired) return { op, uuid: target, time: desired };
  return op === 'add' && desired ? { op, time: desired } : null;
}

export function entryOf(store: Store, id: string): Entry {
  const subject = store.get(id);
  if (subject.kind !== 'time') throw new RangeError(`${id} is no entry`);
  return subject;
}
