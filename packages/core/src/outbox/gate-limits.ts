/** Limits per tenant and app. Source: contracts of XPM §3 and Xero §4; the stricter, rolling reading of a minute. */
export const gateLimits = {
  inFlightMax: 5,
  /** Deliveries of one worker: what it leaves in flight when it is killed holds nobody up until its leases end. */
  workerInFlightMax: 4,
  perMinuteMax: 60,
  /** Of the app over all tenants. */
  appPerMinuteMax: 10_000,
  windowMs: 60_000,
  /** No call may take longer; a share counts for so long after its last use. */
  leaseMaxMs: 120_000,
  /** How long a share may be used before it is renewed, and before a share that is too small is looked at again. */
  shareMs: 15_000,
  shareShortMs: 5_000,
  /** Calls of the day kept back for people who wait for an answer. */
  interactiveReserve: 50,
  /** Calls of the day kept to learn, one in three hours, whether a new day has begun. */
  probes: 8,
  probeEveryMs: 3 * 60 * 60_000,
  /** A person's call is such a probe more often. */
  interactiveProbeEveryMs: 15 * 60_000,
  /** Background reads stop while fewer than this remain. */
  backgroundReserve: 150,
  dayMs: 24 * 60 * 60_000,
} as const;
