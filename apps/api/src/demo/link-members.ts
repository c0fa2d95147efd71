import { linkStaff } from '@throughline/core/staff/link-staff';
import { listStaff } from '@throughline/core/staff/list-staff';

import type { Scene } from './scene.ts';

/** Accepts the XPM people that have a member's e-mail address. */
export async function linkMembers(scene: Scene): Promise<void> {
  const { items } = await listStaff(scene.as('tom', 'staff.list'), { limit: 500 });
  for (const { staffId, suggestion } of items) {
    if (staffId === null || suggestion?.by !== 'email') continue;
    await linkStaff(scene.as('tom', 'staff.link'), { staffId, xpmStaffUuid: suggestion.xpmStaffUuid });
  }
}
