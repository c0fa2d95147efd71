import { removeMember } from '@throughline/core/membership/remove-member';
import { RemoveMember, SetRoles } from '@throughline/core/membership/schemas';
import { setRoles } from '@throughline/core/membership/set-roles';
import { linkStaff } from '@throughline/core/staff/link-staff';
import { listStaff } from '@throughline/core/staff/list-staff';
import { LinkStaff, ListStaff } from '@throughline/core/staff/schemas';

import { mutation, query, router } from '../procedures.ts';

export const staffRouter = router({
  list: query(ListStaff, listStaff),
  link: mutation(LinkStaff, linkStaff),
  setRoles: mutation(SetRoles, setRoles),
  remove: mutation(RemoveMember, removeMember),
});
