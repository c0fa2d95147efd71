import type { SandboxState } from '../control/state.ts';
import type { World } from '../world/world.ts';
import type { RulesInForce } from './rules-in-force.ts';

/** What a form of the console came to: a sentence for the person who sent it. */
export interface Said {
  readonly ok: boolean;
  readonly sentence: string;
}

/** What a verb works with. */
export interface VerbContext {
  readonly world: World;
  readonly rules: RulesInForce;
  readonly form: URLSearchParams;
  readonly state: SandboxState;
  /** Posts to the control interface, as any client of it would; answers with status and parsed body. */
  readonly control: (path: string, body: object) => Promise<ControlAnswer>;
  /** Keeps the answer to a night for the pages. */
  readonly keepNight: (answer: unknown) => void;
}

export interface ControlAnswer {
  readonly ok: boolean;
  readonly body: unknown;
}

export type Verb = (context: VerbContext) => Promise<Said> | Said;

export function done(sentence: string): Said {
  return { ok: true, sentence };
}

export function refused(sentence: string): Said {
  return { ok: false, sentence };
}
