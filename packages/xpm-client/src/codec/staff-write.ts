import type { StaffUuid } from '../ids.ts';
import { element, optional, writeXml, type XmlNode } from './xml-writer.ts';

/** A staff member to make. XPM takes neither rates nor roles here. */
export type NewXpmStaff = {
  /** One field; XPM does not part first and last names. */
  name: string;
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
  address?: string | null;
  payrollCode?: string | null;
};

/** A staff member's new values; XPM wants the name each time, absent fields keep, empty ones clear (inferred). */
export type XpmStaffChange = NewXpmStaff & { uuid: StaffUuid };

const fieldNodes = (staff: NewXpmStaff): (XmlNode | null)[] => [
  element('Name', staff.name),
  optional('Email', staff.email),
  optional('Phone', staff.phone),
  optional('Mobile', staff.mobile),
  optional('Address', staff.address),
  optional('PayrollCode', staff.payrollCode),
];

/** Writes the `<Staff>` to make. */
export function writeNewStaff(staff: NewXpmStaff): string {
  return writeXml(element('Staff', fieldNodes(staff)));
}

/** Writes the `<Staff>` to change. */
export function writeStaffChange(staff: XpmStaffChange): string {
  return writeXml(element('Staff', [element('UUID', staff.uuid), ...fieldNodes(staff)]));
}

/** Writes the `<Staff>` that only names one. */
export function writeStaffAddress(uuid: StaffUuid): string {
  return writeXml(element('Staff', [element('UUID', uuid)]));
}

/** Writes the `<Staff>` to let in again; its empty `Security` is part of the documented body. */
export function writeStaffEnabled(uuid: StaffUuid): string {
  return writeXml(element('Staff', [element('UUID', uuid), element('Security', '')]));
}
