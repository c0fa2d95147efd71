import type { SyncInput } from './inputs.ts';
import type { Claimed, SyncPorts } from './ports.ts';
import { untilNextCall } from './wait-for-call.ts';

/** One read that may settle several operations nobody saw the end of. */
export type Look<C extends Claimed = Claimed> = {
  readonly what: string;
  /** Reads the remote side; null when the read failed, and nothing is known. */
  read(): Promise<readonly LookResult<C>[] | null>;
};

export type LookResult<C extends Claimed = Claimed> = {
  readonly claimed: C;
  readonly input: Extract<SyncInput, { kind: 'time_reading' | 'bill_reading' }>;
};

const afterFailedReadMs = 10_000;

/**
 * Finds out what became of claimed records under way: one read serves all of them. A read that could not be made, or
 * failed, decides nothing; nor does one that cannot tell about a record, which is given back too.
 *
 * @returns those that have to be looked for by their address too
 */
export async function resolve<C extends Claimed>(
  ports: SyncPorts<C>,
  claimed: readonly C[],
  look: Look<C>,
): Promise<readonly C[]> {
  const made = await ports.gate.withCall(look.what, () => look.read());
  if (made.kind === 'wait') return giveBack(ports, claimed, untilNextCall(made.ms));
  if (made.value === null) return giveBack(ports, claimed, afterFailedReadMs);
  const decided = new Set(made.value.map(({ claimed: { id } }) => id));
  await giveBack(
    ports,
    claimed.filter(({ id }) => !decided.has(id)),
    afterFailedReadMs,
  );
  return settle(ports, made.value);
}

/** Settles what a look said, one transaction each. @returns those to be looked for by their address */
export async function settle<C extends Claimed>(
  ports: SyncPorts<C>,
  results: readonly LookResult<C>[],
): Promise<readonly C[]> {
  const byAddress: C[] = [];
  for (const { claimed, input } of results) {
    const { effects } = await ports.store.apply(claimed, input);
    if (effects.some(({ kind }) => kind === 'look_by_url')) byAddress.push(claimed);
  }
  return byAddress;
}

async function giveBack<C extends Claimed>(
  ports: SyncPorts<C>,
  claimed: readonly C[],
  delayMs: number,
): Promise<readonly C[]> {
  for (const one of claimed) {
    await ports.store.apply(one, { kind: 'release', epoch: one.record.epoch, delayMs });
  }
  return [];
}
