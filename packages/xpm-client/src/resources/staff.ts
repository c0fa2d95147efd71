import { readStaff, type XpmStaff } from '../codec/staff.ts';
import { need } from '../codec/xml-element.ts';
import type { StaffUuid } from '../ids.ts';
import type { Call } from '../transport/call.ts';
import { get, pathTo } from '../transport/prepared-request.ts';

/** Staff (`staff.api`). */
export type StaffResource = {
  /** Everyone XPM lists, by name. People who left may be missing and still own time entries. @throws {XpmError} */
  list(): Promise<XpmStaff[]>;
  /** @throws {XpmError} `refused` when there is no such person */
  get(uuid: StaffUuid): Promise<XpmStaff>;
};

/** Builds the staff resource. */
export function staffResource(call: Call): StaffResource {
  return {
    list: () => call.list(get('staff.api/list'), { container: 'StaffList', row: 'Staff', read: readStaff }),
    get: (uuid) => call.record(get(pathTo('staff.api/get', uuid)), (root) => readStaff(need(root, 'Staff'))),
  };
}
