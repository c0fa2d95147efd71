export const profileNames = ['demo', 'tiny', 'practice400', 'large'] as const;
export type ProfileName = (typeof profileNames)[number];

/** How big a seeded practice is. Everything else follows from the size, the seed and the day. */
export interface ProfileSize {
  readonly clients: number;
  readonly staff: number;
  /** Clients with a payroll job every month, and with a GST job every quarter. */
  readonly payrollClients: number;
  readonly gstClients: number;
  /** Notes on each client, half a kilobyte each. */
  readonly clientNotes: number;
  /** Time entries on completed jobs of the last year. */
  readonly pastTimes: number;
}

/** The sizes of the profiles. */
export const sizes: Readonly<Record<ProfileName, ProfileSize>> = {
  tiny: { clients: 3, staff: 2, payrollClients: 0, gstClients: 0, clientNotes: 0, pastTimes: 0 },
  demo: { clients: 40, staff: 6, payrollClients: 5, gstClients: 12, clientNotes: 0, pastTimes: 120 },
  practice400: {
    clients: 400,
    staff: 40,
    payrollClients: 5,
    gstClients: 20,
    clientNotes: 1,
    pastTimes: 4000,
  },
  large: {
    clients: 15_000,
    staff: 120,
    payrollClients: 300,
    gstClients: 1058,
    clientNotes: 3,
    pastTimes: 40_000,
  },
};
