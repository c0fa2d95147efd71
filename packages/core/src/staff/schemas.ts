import { z } from 'zod';

import { ListPage } from '../mirror/page.ts';

/** Input of `staff.list`. */
export const ListStaff = ListPage;

/** Input of `staff.link`; null takes the link away. */
export const LinkStaff = { staffId: z.guid(), xpmStaffUuid: z.guid().nullable() };
