import { staffUuid, type StaffUuid } from '../ids.ts';
import { read, textOf } from './values.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * A staff member. Texts are empty when unset. XPM tells neither rates, roles nor who is disabled.
 * Source: Practice Manager 3.1 reference, "Staff".
 */
export type XpmStaff = {
  uuid: StaffUuid;
  name: string;
  /** The only practical key for matching people; not known to be unique. */
  email: string;
  phone: string;
  mobile: string;
  address: string;
  payrollCode: string;
};

/** Reads a `<Staff>`. @throws {ShapeError} */
export function readStaff(row: XmlElement): XpmStaff {
  return {
    uuid: read(row, 'UUID', staffUuid),
    name: textOf(row, 'Name'),
    email: textOf(row, 'Email'),
    phone: textOf(row, 'Phone'),
    mobile: textOf(row, 'Mobile'),
    address: textOf(row, 'Address'),
    payrollCode: textOf(row, 'PayrollCode'),
  };
}
