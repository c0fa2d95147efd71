import type { Role } from '@throughline/core/db/schema/staff';
import type { Member } from '@throughline/core/require-member';

export const demoPracticeName = 'Harbour & Lane';

export type Who = 'tom' | 'mei' | 'priya';

/** The people of the demo practice, each with the role their sign-in is printed under. */
export const demoMembers = {
  tom: { name: 'Tom Ashby', email: 'admin@demo.test', role: 'admin', roles: ['staff', 'admin'] },
  mei: { name: 'Mei Tanaka', email: 'staff@demo.test', role: 'staff', roles: ['staff'] },
  priya: { name: 'Priya Nair', email: 'accounts@demo.test', role: 'accounts', roles: ['staff', 'accounts'] },
} as const satisfies Record<Who, { name: string; email: string; role: Role; roles: readonly Role[] }>;

/** The demo practice with its people as they act in it. */
export type DemoPractice = { readonly practiceId: string; readonly members: Readonly<Record<Who, Member>> };
