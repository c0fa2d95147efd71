import type { World } from '../world/world.ts';
import type { Staff } from '../xpm/records.ts';

const known = [
  ['Tom Ashby', 'admin@demo.test'],
  ['Mei Tanaka', 'staff@demo.test'],
  ['Priya Nair', 'accounts@demo.test'],
  ['Mere Tāmaki', 'mere.tamaki@demo.test'],
  ['Liam O’Connor', 'liam.oconnor@demo.test'],
  ['Sione Fifita', 'sione.fifita@demo.test'],
] as const;

/** Puts in staff members; the first six are always the same people. */
export function seedStaff(world: World, count: number): Staff[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, email] = known[index] ?? [`Staff Member ${index + 1}`, `staff${index + 1}@demo.test`];
    return world.tables.staff.put({
      uuid: world.ids.uuid(),
      name,
      email,
      phone: '',
      mobile: '',
      address: '',
      payrollCode: `E${String(index + 1).padStart(3, '0')}`,
      disabled: false,
      deleted: false,
    });
  });
}
