import type { Answer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import { findRoute } from '../transport/routes.ts';
import type { Found, PathParams } from '../transport/routes.ts';
import type { World } from '../world/world.ts';
import { clientGroupRoutes } from './client-group.ts';
import { clientReadRoutes } from './client-read.ts';
import { clientWriteRoutes } from './client-write.ts';
import { contactRoutes } from './contact.ts';
import { costCatalogueRoutes } from './cost-catalogue.ts';
import { customFieldDefinitionRoutes } from './custom-field-definition.ts';
import { customFieldValueRoutes } from './custom-field-value.ts';
import { documentRoutes } from './document.ts';
import { BadRequest, errorAnswer, okAnswer, Refusal } from './envelope.ts';
import { invoiceRoutes } from './invoice.ts';
import { jobAssignRoutes } from './job-assign.ts';
import { jobExtraRoutes } from './job-extras.ts';
import { jobReadRoutes } from './job-read.ts';
import { jobTaskRoutes } from './job-task.ts';
import { jobTemplateRoutes } from './job-template.ts';
import { jobWriteRoutes } from './job-write.ts';
import { wantsJson, toJsonAnswer } from './json-mode.ts';
import { listRoutes } from './lists.ts';
import { quoteRoutes } from './quote.ts';
import { relationshipRoutes } from './relationship.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { staffRoutes } from './staff.ts';
import { timeRoutes } from './time.ts';
import { MalformedXml, readXml } from './xml-read.ts';

/** Path of the API, without a slash at the end. */
export const practiceBase = '/practicemanager/3.1';

const routes: readonly PracticeRoute[] = [
  ...staffRoutes,
  ...clientReadRoutes,
  ...clientWriteRoutes,
  ...contactRoutes,
  ...listRoutes,
  ...jobReadRoutes,
  ...jobWriteRoutes,
  ...jobAssignRoutes,
  ...jobTemplateRoutes,
  ...jobTaskRoutes,
  ...jobExtraRoutes,
  ...timeRoutes,
  ...invoiceRoutes,
  ...quoteRoutes,
  ...clientGroupRoutes,
  ...relationshipRoutes,
  ...documentRoutes,
  ...costCatalogueRoutes,
  ...customFieldDefinitionRoutes,
  ...customFieldValueRoutes,
];

/** Finds what a path below the API's base names. */
export function findPracticeRoute(verb: string, path: string): Found<PracticeRoute> {
  return findRoute(routes, verb, path);
}

interface Served {
  readonly route: PracticeRoute;
  readonly params: PathParams;
  /** Name of the person whose consent is used. */
  readonly actorName: string;
}

/** Carries out one call that was let in. Nothing changes when it is refused. */
export function servePractice(world: World, call: RemoteCall, served: Served): Answer {
  const answer = xmlAnswer(world, call, served);
  return wantsJson(world, call) ? toJsonAnswer(answer) : answer;
}

function xmlAnswer(world: World, call: RemoteCall, served: Served): Answer {
  const { route } = served;
  const practiceCall: PracticeCall = {
    world,
    params: served.params,
    query: call.url.searchParams,
    base: `${call.url.origin}${practiceBase}/`,
    actorName: served.actorName,
    body: () => bodyOf(call),
  };
  try {
    return okAnswer(route.method, route.handle(practiceCall));
  } catch (error) {
    if (error instanceof Refusal) return errorAnswer(200, route.method, error.message);
    if (error instanceof BadRequest) return errorAnswer(badRequestStatus(world), route.method, error.message);
    throw error;
  }
}

function bodyOf(call: RemoteCall): ReturnType<typeof readXml> {
  try {
    return readXml(call.body);
  } catch (error) {
    if (error instanceof MalformedXml) throw new BadRequest(say('unreadableMessage'), { cause: error });
    throw error;
  }
}

function badRequestStatus(world: World): number {
  if (world.switches.is('U-03', '500')) return 500;
  return world.switches.is('U-03', '200') ? 200 : 400;
}
