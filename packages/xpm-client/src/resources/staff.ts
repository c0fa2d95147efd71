import {
  writeNewStaff,
  writeStaffAddress,
  writeStaffChange,
  writeStaffEnabled,
  type NewXpmStaff,
  type XpmStaffChange,
} from '../codec/staff-write.ts';
import { readStaff, type XpmStaff } from '../codec/staff.ts';
import { need, type XmlElement } from '../codec/xml-element.ts';
import type { StaffUuid } from '../ids.ts';
import type { Call } from '../transport/call.ts';
import { get, pathTo, prepare } from '../transport/prepared-request.ts';

/** Staff (`staff.api`). Asking for a new password is left out: it sends somebody an e-mail. */
export type StaffResource = {
  /** Everyone XPM lists, by name. People who left may be missing and still own time entries. @throws {XpmError} */
  list(): Promise<XpmStaff[]>;
  /** @throws {XpmError} `refused` when there is no such person */
  get(uuid: StaffUuid): Promise<XpmStaff>;
  /** Makes a staff member. Not idempotent; names and e-mails may repeat. @throws {XpmError} */
  add(staff: NewXpmStaff): Promise<XpmStaff>;
  /** Changes a staff member. @throws {XpmError} */
  update(staff: XpmStaffChange): Promise<XpmStaff>;
  /** Deletes a staff member; their time stays and keeps their name. @throws {XpmError} */
  remove(uuid: StaffUuid): Promise<void>;
  /** Lets somebody sign in to XPM again. @throws {XpmError} */
  enable(uuid: StaffUuid): Promise<void>;
  /** Keeps somebody from signing in to XPM. @throws {XpmError} */
  disable(uuid: StaffUuid): Promise<void>;
};

const staffIn = (root: XmlElement): XpmStaff => readStaff(need(root, 'Staff'));

/** Builds the staff resource. */
export function staffResource(call: Call): StaffResource {
  const post = (act: string, body: string) => prepare('POST', `staff.api/${act}`, body);
  return {
    list: () => call.list(get('staff.api/list'), { container: 'StaffList', row: 'Staff', read: readStaff }),
    get: (uuid) => call.record(get(pathTo('staff.api/get', uuid)), staffIn),
    add: (staff) => call.record(post('add', writeNewStaff(staff)), staffIn),
    update: (staff) => call.record(prepare('PUT', 'staff.api/update', writeStaffChange(staff)), staffIn),
    remove: (uuid) => call.done(post('delete', writeStaffAddress(uuid))),
    enable: (uuid) => call.done(post('enable', writeStaffEnabled(uuid))),
    disable: (uuid) => call.done(post('disable', writeStaffAddress(uuid))),
  };
}
