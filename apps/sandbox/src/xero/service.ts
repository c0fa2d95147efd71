import type { Answer } from '../transport/answer.ts';
import { jsonAnswer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import { findRoute } from '../transport/routes.ts';
import type { Found, PathParams } from '../transport/routes.ts';
import type { World } from '../world/world.ts';
import { allocationRoutes } from './allocations.ts';
import { contactRoutes } from './contacts.ts';
import { documentRoutes } from './documents.ts';
import { manualJournalRoutes } from './manual-journals.ts';
import { paymentRoutes } from './payments.ts';
import { LedgerProblem } from './problems.ts';
import { xmlOf } from './render-value.ts';
import type { LedgerResult, LedgerRoute } from './route.ts';
import { settingRoutes } from './settings.ts';

/** Path of the API, without a slash at the end. */
export const ledgerBase = '/api.xro/2.0';

const routes: readonly LedgerRoute[] = [
  ...settingRoutes,
  ...contactRoutes,
  ...allocationRoutes,
  ...documentRoutes,
  ...paymentRoutes,
  ...manualJournalRoutes,
];

/** Finds what a path below the API's base names; paths are compared without case. */
export function findLedgerRoute(verb: string, path: string): Found<LedgerRoute> {
  return findRoute(routes, verb, path);
}

/** The first query parameter that a route does not know; null when it knows all. */
export function unknownParameter(route: LedgerRoute, query: URLSearchParams): string | null {
  const known = new Set(route.query.map((name) => name.toLowerCase()));
  return [...query.keys()].find((name) => !known.has(name.toLowerCase())) ?? null;
}

interface Served {
  readonly route: LedgerRoute;
  readonly params: PathParams;
  readonly appId: string;
}

/** Carries out one call that was let in. */
export function serveLedger(world: World, call: RemoteCall, { route, params, appId }: Served): Answer {
  if (!wantsJson(call) && world.switches.is('X-10', '406')) {
    return { status: 406, headers: { 'content-type': 'text/plain' }, body: 'Send Accept: application/json' };
  }
  try {
    const query = call.url.searchParams;
    const result = route.handle({ world, params, query, headers: call.headers, body: call.body, appId });
    return envelope(world, call, result);
  } catch (error) {
    if (error instanceof LedgerProblem) return error.answerIn(world);
    throw error;
  }
}

function envelope(world: World, call: RemoteCall, result: LedgerResult): Answer {
  const content = {
    Id: call.correlationId,
    Status: 'OK',
    ProviderName: 'Throughline Sandbox',
    DateTimeUTC: `/Date(${world.clock.now().getTime()})/`,
    ...(result.pagination ? { pagination: result.pagination } : {}),
    [result.collection]: result.rows,
  };
  if (wantsJson(call)) return jsonAnswer(200, content);
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: xmlOf('Response', content),
  };
}

function wantsJson(call: RemoteCall): boolean {
  return (call.headers.get('accept') ?? '').toLowerCase().includes('application/json');
}
