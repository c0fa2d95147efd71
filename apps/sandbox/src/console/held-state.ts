import { stateOfWorld } from '../control/state.ts';
import type { SandboxState } from '../control/state.ts';
import type { World } from '../world/world.ts';

/** What the pages are drawn from. */
export interface HeldState {
  get: () => SandboxState;
  /** Looks anew the next time, whatever it costs. */
  forget: () => void;
}

/** Telling the state of a practice that takes longer than this would keep the calls of the app waiting. */
const slowMs = 1000;
const rest = 4;

/**
 * The state, told anew at every look. That of a very large practice takes seconds: then the last one is shown for four
 * times as long, so that an open console leaves the sandbox most of its time for the app.
 */
export function createHeldState(world: World): HeldState {
  let last: { readonly state: SandboxState; readonly until: number } | null = null;
  return {
    get: () => {
      const startedAt = performance.now();
      if (last !== null && startedAt < last.until) {
        return { ...last.state, now: world.clock.now().toISOString() };
      }
      const state = stateOfWorld(world);
      const tookMs = performance.now() - startedAt;
      last = tookMs < slowMs ? null : { state, until: startedAt + tookMs * (1 + rest) };
      return state;
    },
    forget: () => {
      last = null;
    },
  };
}
