import type { PathParams } from '../transport/routes.ts';
import type { World } from '../world/world.ts';
import type { XmlElement } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** One call to XPM, let in by the gateway. */
export interface PracticeCall {
  readonly world: World;
  readonly params: PathParams;
  readonly query: URLSearchParams;
  /** Base address of the API as the caller sees it, with a slash at the end. */
  readonly base: string;
  /** Name of the person whose consent the call uses. */
  readonly actorName: string;
  /** The parsed body. Throws `BadRequest` when it is not well-formed XML. */
  readonly body: () => XmlElement;
}

/** One entry of the API: what it is called, what it needs and what it does. */
export interface PracticeRoute {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/practicemanager/3.1/`, with `:name` segments. */
  readonly path: string;
  /** Value of `api-method`. */
  readonly method: string;
  readonly area: 'client' | 'job' | 'staff' | 'time';
  /** Answers with the content of the envelope; throws `Refusal` or `BadRequest`. */
  readonly handle: (call: PracticeCall) => Xml;
}

/** Value of a path segment; routes only ask for segments they declare. */
export function param(call: PracticeCall, name: string): string {
  const value = call.params.get(name);
  if (value === undefined) throw new Error(`the route declares no segment ${name}`);
  return value;
}

/** Whether `detailed=true` was asked; what other spellings count as is U-32. */
export function isDetailed(call: PracticeCall): boolean {
  const asked = call.query.get('detailed') ?? '';
  return asked === 'true' || (call.world.switches.is('U-32', 'true') && /^(true|1)$/i.test(asked));
}
