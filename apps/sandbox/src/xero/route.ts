import type { PathParams } from '../transport/routes.ts';
import { dayIn } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { fieldsOf } from './fields.ts';
import type { Fields } from './fields.ts';
import { postDataProblem } from './problems.ts';
import { finding } from './rule-text.ts';

/** One call to the Accounting API, let in by the gateway. */
export interface LedgerCall {
  readonly world: World;
  readonly params: PathParams;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string;
  /** Client id of the calling app. */
  readonly appId: string;
}

/** Content of the envelope: the name of the collection and its rows, with paging figures on paged lists. */
export interface LedgerResult {
  readonly collection: string;
  readonly rows: readonly unknown[];
  readonly pagination?: object;
}

export interface LedgerRoute {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/api.xro/2.0/`, with `:name` segments. */
  readonly path: string;
  /** Scope that covers it. */
  readonly area: string;
  /** Query parameters it knows; any other is refused loudly. */
  readonly query: readonly string[];
  readonly handle: (call: LedgerCall) => LedgerResult;
}

/** Value of a path segment; routes only ask for segments they declare. */
export function segment(call: LedgerCall, name: string): string {
  const value = call.params.get(name);
  if (value === undefined) throw new Error(`the route declares no segment ${name}`);
  return value;
}

/** Elements of a write: the wrapper `{ Invoices: [...] }`, or a bare object. Throws a post data problem. */
export function elementsOf(call: LedgerCall, collection: string): Fields[] {
  const body = fieldsOf(parsed(call.body));
  return body.has(collection) ? (body.list(collection) ?? []) : [body];
}

/** Today in the organisation's time zone. */
export function organisationToday(world: World): string {
  return dayIn(theOnly(world.tables.organisation).ianaTimeZone, world.clock.now());
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw Object.assign(postDataProblem(finding('json-not-valid', {})), { cause: error });
  }
}
