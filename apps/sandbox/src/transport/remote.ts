import { connectionsCall } from '../identity/connections.ts';
import { identityCall } from '../identity/routes.ts';
import type { World } from '../world/world.ts';
import { createIdempotencyCache } from '../xero/idempotency.ts';
import { findLedgerRoute, ledgerBase, serveLedger, unknownParameter } from '../xero/service.ts';
import { findPracticeRoute, practiceBase, servePractice } from '../xpm/service.ts';
import type { Answer } from './answer.ts';
import { problem } from './answer.ts';
import type { RemoteCall } from './call.ts';
import type { FaultRule } from './fault-rule.ts';
import { guarded } from './gateway.ts';
import { answerInstead, playConsentFault, playDelay, underServerFaults } from './play-fault.ts';

/** Answers one remote call under a fault, which may be none. */
export type AnswerRemote = (call: RemoteCall, fault: FaultRule | null) => Promise<Answer>;

/** Whether a path belongs to one of the simulated services. */
export function isRemote(pathname: string): boolean {
  return /^\/(practicemanager|api\.xro|connections|identity|connect|\.well-known)(\/|$)/i.test(pathname);
}

/** Puts the simulated services of a world together. */
export function createRemote(world: World): AnswerRemote {
  const cache = createIdempotencyCache(world);

  const practice: AnswerRemote = (call, fault) =>
    guarded(world, call, {
      tenantType: 'PRACTICEMANAGER',
      found: findPracticeRoute(call.method, below(call, practiceBase)),
      scopeOf: ({ area }) => `practicemanager.${area}`,
      carryOut: async ({ route, params, token }) => {
        await playDelay(world, fault);
        const actorName = world.tables.users.get(token.userId)?.name ?? '';
        return underServerFaults(fault, () => servePractice(world, call, { route, params, actorName }));
      },
    });

  const ledger: AnswerRemote = (call, fault) =>
    guarded(world, call, {
      tenantType: 'ORGANISATION',
      found: findLedgerRoute(call.method, below(call, ledgerBase)),
      scopeOf: ({ area }) => area,
      carryOut: async ({ route, params, token }) => {
        const unknown = unknownParameter(route, call.url.searchParams);
        if (unknown !== null)
          return problem(501, `The parameter ${unknown} is not simulated`, call.correlationId);
        return cache.run(call, token.clientId, async () => {
          await playDelay(world, fault);
          return underServerFaults(fault, () =>
            serveLedger(world, call, { route, params, appId: token.clientId }),
          );
        });
      },
    });

  return async (call, fault) => {
    playConsentFault(world, call, fault);
    return (
      answerInstead(world, fault) ?? serviceFor(call, { practice, ledger, other: other(world) })(call, fault)
    );
  };
}

interface Services {
  readonly practice: AnswerRemote;
  readonly ledger: AnswerRemote;
  readonly other: AnswerRemote;
}

function serviceFor(call: RemoteCall, services: Services): AnswerRemote {
  const path = call.url.pathname.toLowerCase();
  if (path.startsWith(`${practiceBase}/`)) return services.practice;
  return path.startsWith(`${ledgerBase}/`) ? services.ledger : services.other;
}

function other(world: World): AnswerRemote {
  return async (call, fault) => {
    await playDelay(world, fault);
    const path = call.url.pathname.toLowerCase();
    if (/^\/connections(\/|$)/.test(path))
      return underServerFaults(fault, () => connectionsCall(world, call));
    if (/^\/(identity|connect|\.well-known)\//.test(path))
      return underServerFaults(fault, () => identityCall(world, call));
    return problem(404, 'ResourceNotFound', call.correlationId);
  };
}

function below(call: RemoteCall, base: string): string {
  return call.url.pathname.slice(base.length + 1);
}
