import type { World } from '../world/world.ts';
import { echo } from './echo.ts';
import { byName, staffByUuid } from './look-up.ts';
import { lengths, required, requiredVerbatim, rootOf, updated, within } from './read-request.ts';
import type { Staff } from './records.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import { element, listElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `staff.api`. Source: xpm-contract §7.4; `add` answers `api-method="Get"` (recorded). */
export const staffRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'staff.api/list', method: 'List', area: 'staff', handle: list },
  { verb: 'GET', path: 'staff.api/get/:uuid', method: 'Get', area: 'staff', handle: get },
  { verb: 'POST', path: 'staff.api/add', method: 'Get', area: 'staff', handle: add },
  { verb: 'PUT', path: 'staff.api/update', method: 'Update', area: 'staff', handle: update },
  {
    verb: 'POST',
    path: 'staff.api/delete',
    method: 'Delete',
    area: 'staff',
    handle: setting({ deleted: true }),
  },
  {
    verb: 'POST',
    path: 'staff.api/enable',
    method: 'Enable',
    area: 'staff',
    handle: setting({ disabled: false }),
  },
  {
    verb: 'POST',
    path: 'staff.api/disable',
    method: 'Disable',
    area: 'staff',
    handle: setting({ disabled: true }),
  },
  {
    verb: 'POST',
    path: 'staff.api/forgottenpassword',
    method: 'ForgottenPassword',
    area: 'staff',
    handle: setting({}),
  },
];

function list({ world }: PracticeCall): Xml {
  const hideDisabled = world.switches.is('U-15', 'hidden-and-refused');
  const listed = world.tables.staff.all().filter((row) => !row.deleted && !(hideDisabled && row.disabled));
  return listElement('StaffList', byName(listed).map(renderStaff));
}

function get(call: PracticeCall): Xml {
  return renderStaff(staffByUuid(call.world, param(call, 'uuid')));
}

function add(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Staff');
  const empty: Staff = {
    uuid: '',
    name: '',
    email: '',
    phone: '',
    mobile: '',
    address: '',
    payrollCode: '',
    disabled: false,
    deleted: false,
  };
  const staff = { ...readStaff(world, root, empty), uuid: world.ids.uuid() };
  return renderStaff(world.tables.staff.put(staff));
}

function update(call: PracticeCall): Xml {
  const root = rootOf(call, 'Staff');
  const before = staffByUuid(call.world, required(root, 'UUID'));
  return renderStaff(call.world.tables.staff.put(readStaff(call.world, root, before)));
}

function setting(change: Partial<Pick<Staff, 'disabled' | 'deleted'>>): (call: PracticeCall) => Xml {
  return (call) => {
    const uuid = required(rootOf(call, 'Staff'), 'UUID');
    const staff = call.world.tables.staff.get(uuid);
    const before = staff && !staff.deleted ? staff : staffByUuid(call.world, uuid);
    const after = call.world.tables.staff.put({ ...before, ...change });
    return after.deleted ? '' : echo(call.world, () => renderStaff(after));
  };
}

function readStaff(world: World, root: XmlElement, before: Staff): Staff {
  const text = (name: string, present: string): string => updated(world, present, textOf(root, name));
  return {
    ...before,
    name: within(world, requiredVerbatim(root, 'Name'), lengths.name),
    email: text('Email', before.email),
    phone: text('Phone', before.phone),
    mobile: text('Mobile', before.mobile),
    address: text('Address', before.address),
    payrollCode: text('PayrollCode', before.payrollCode),
  };
}

function renderStaff(staff: Staff): Xml {
  return element(
    'Staff',
    textElement('UUID', staff.uuid) +
      textElement('Name', staff.name) +
      textElement('Email', staff.email) +
      textElement('Phone', staff.phone) +
      textElement('Mobile', staff.mobile) +
      textElement('Address', staff.address) +
      textElement('PayrollCode', staff.payrollCode) +
      textElement('WebUrl', `https://practicemanager.xero.com/admin/resourceedit.aspx?id=${staff.uuid}`),
  );
}
