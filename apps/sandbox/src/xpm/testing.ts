import type { SandboxState } from '../control/state.ts';
import type { Connected } from '../testing/connected.ts';

type Practice = SandboxState['xpm'];

/** What XPM holds now. */
export function practiceOf(at: Connected): Practice {
  return at.running.sandbox.control.state().xpm;
}

/** The first job in progress. */
export function openJobOf(at: Connected): Practice['jobs'][number] {
  const job = practiceOf(at).jobs.find(({ state }) => state === 'In Progress');
  if (!job) throw new Error('the tiny profile has no open job');
  return job;
}

/** The first two clients. */
export function twoClientsOf(at: Connected): [Practice['clients'][number], Practice['clients'][number]] {
  const [one, two] = practiceOf(at).clients;
  if (!one || !two) throw new Error('the tiny profile has too few clients');
  return [one, two];
}

/** The whole answer of a call with nothing to return. */
export function statusOnly(method: string): string {
  return `<Response api-method="${method}"><Status>OK</Status></Response>`;
}

/** The first UUID of an answer; empty when there is none. */
export function uuidIn(text: string): string {
  return /<UUID>([^<]+)/.exec(text)?.[1] ?? '';
}
