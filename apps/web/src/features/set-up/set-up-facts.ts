/** The steps of the first run, in order. */
export const steps = ['connect', 'people', 'clients', 'processes', 'minute'] as const;
export type Step = (typeof steps)[number];

export const stepTitle = {
  connect: 'Connect',
  people: 'People',
  clients: 'Clients',
  processes: 'Processes',
  minute: 'First minute',
} as const satisfies Record<Step, string>;

/** What is so in the practice; the steps are read from it, so that they can be left and taken up anywhere. */
export type SetUpFacts = {
  readonly xpmConnected: boolean;
  readonly ledgerConnected: boolean;
  readonly staffRead: boolean;
  readonly clientsRead: boolean;
  /** Members whose XPM person is not known yet. */
  readonly unmatched: number;
  readonly processes: number;
  readonly withoutTask: number;
  /** Whether any time has arrived in XPM. */
  readonly hasDelivered: boolean;
};

/** Which steps need nothing more. */
export function doneSteps(facts: SetUpFacts): ReadonlySet<Step> {
  const done = {
    connect: facts.xpmConnected && facts.ledgerConnected,
    people: facts.staffRead && facts.unmatched === 0,
    clients: facts.clientsRead,
    processes: facts.processes > 0 && facts.withoutTask === 0,
    minute: facts.hasDelivered,
  } as const satisfies Record<Step, boolean>;
  return new Set(steps.filter((step) => done[step]));
}

/** The step to open: the one asked for, else the first that is not done, else the last. */
export function stepToOpen(asked: string | null, done: ReadonlySet<Step>): Step {
  return steps.find((step) => step === asked) ?? steps.find((step) => !done.has(step)) ?? 'minute';
}

/** The step after this one; null after the last. */
export function stepAfter(step: Step): Step | null {
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** Whether the practice can do its main work: XPM is connected and some process leads to a task. */
export function canWork({ xpmConnected, processes, withoutTask }: SetUpFacts): boolean {
  return xpmConnected && processes > withoutTask;
}
