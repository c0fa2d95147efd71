import { readTime, type NewXpmTime, type XpmTime } from '../codec/time.ts';
import { need, type XmlElement } from '../codec/xml-element.ts';
import type { DateRange } from '../date-windows.ts';
import type { JobNumber, StaffUuid, TimeUuid } from '../ids.ts';
import { collect, type Call } from '../transport/call.ts';
import { get, pathTo, type PreparedRequest } from '../transport/prepared-request.ts';
import {
  prepareTimeAdd,
  prepareTimeRemove,
  prepareTimeUpdate,
  readerOfWrite,
  writeReplyOf,
  type WriteReply,
} from './time-writes.ts';
import { windowedRows } from './windowed.ts';

const TIMES = { container: 'Times', row: 'Time', read: readTime, key: (time: XpmTime) => time.uuid };

/** Time sheet entries (`time.api`). */
export type TimeResource = {
  /** Entries dated in the range, both days inclusive, in no order; a call for each 360 days. @throws {XpmError} */
  list(range: DateRange): Promise<XpmTime[]>;
  /** As `list`, row by row; rows are provisional until the iteration ends. @throws {XpmError} */
  each(range: DateRange): AsyncGenerator<XpmTime, void>;
  /** One staff member's entries in the range. @throws {XpmError} */
  forStaff(staff: StaffUuid, range: DateRange): Promise<XpmTime[]>;
  /** A job's entries, all of them unless a range is given. @throws {XpmError} */
  forJob(job: JobNumber, range?: DateRange): Promise<XpmTime[]>;
  /** @throws {XpmError} `refused` when there is no such entry */
  get(uuid: TimeUuid): Promise<XpmTime>;
  /**
   * Adds an entry. Not idempotent: after `uncertain`, list the staff member's day before adding again.
   * @throws {XpmError}
   */
  add(entry: NewXpmTime): Promise<XpmTime>;
  /** Makes an entry what is given here, every field. @throws {XpmError} */
  update(uuid: TimeUuid, entry: NewXpmTime): Promise<XpmTime>;
  /** Removes an entry; a second time is `refused`. @throws {XpmError} */
  remove(uuid: TimeUuid): Promise<void>;
  /**
   * Sends a prepared add, update or removal exactly as it stands, once, and says what that proved. Remote
   * trouble is never thrown: it is in the reply.
   * @throws {RangeError} the request is not one of the three; nothing was sent
   */
  execute(prepared: PreparedRequest): Promise<WriteReply>;
};

/** Builds the time resource. */
export function timeResource(call: Call): TimeResource {
  const each = (range: DateRange, path = 'time.api/list'): AsyncGenerator<XpmTime, void> =>
    windowedRows(call, range, { ...TIMES, path });
  const echo = (root: XmlElement): XpmTime => readTime(need(root, 'Time'));
  return {
    list: (range) => collect(each(range)),
    each: (range) => each(range),
    forStaff: (staff, range) => collect(each(range, pathTo('time.api/staff', staff))),
    forJob: (job, range) => {
      const path = pathTo('time.api/job', job);
      return range === undefined ? call.list(get(path), TIMES) : collect(each(range, path));
    },
    get: (uuid) => call.record(get(pathTo('time.api/get', uuid)), echo),
    add: (entry) => call.record(prepareTimeAdd(entry), echo),
    update: (uuid, entry) => call.record(prepareTimeUpdate(uuid, entry), echo),
    remove: (uuid) => call.done(prepareTimeRemove(uuid)),
    execute: async (prepared) => writeReplyOf(await call.attempt(prepared, readerOfWrite(prepared))),
  };
}
