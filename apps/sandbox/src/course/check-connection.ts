import { missing, passed } from './check.ts';
import type { Check, CourseFacts } from './check.ts';

type TenantType = 'PRACTICEMANAGER' | 'ORGANISATION';

/** Both systems are connected. */
export const consented: Check = (facts) => {
  const practice = isConnected(facts, 'PRACTICEMANAGER');
  const organisation = isConnected(facts, 'ORGANISATION');
  if (practice && organisation) {
    const names = facts.state.identity.tenants.map(({ name }) => name).join(' and ');
    return passed(`Throughline may act in ${names}.`);
  }
  if (practice) return missing('XPM is connected, Xero is not.');
  if (organisation) return missing('Xero is connected, XPM is not.');
  return missing('Throughline has no consent yet.');
};

/** Lists of both systems have been read, since the start or before it: lists are read once and then kept. */
export const hasRead: Check = (facts) => {
  const practice = readsOf(facts, 'PRACTICEMANAGER');
  const organisation = readsOf(facts, 'ORGANISATION');
  if (practice === 0) return missing('Nothing has been read from XPM yet.');
  if (organisation === 0) return missing('XPM has been read, Xero not yet.');
  const { staff, clients, jobs } = facts.state.xpm;
  const left = facts.state.identity.tenants.find(({ tenantType }) => tenantType === 'PRACTICEMANAGER');
  return passed(
    `Calls that read XPM: ${practice} (${staff.length} staff, ${clients.length} clients, ${jobs.length} jobs); Xero: ${organisation}. Left for XPM today: ${left?.remaining.day ?? 0}.`,
    { calls: String(practice + organisation) },
  );
};

function isConnected({ state }: CourseFacts, type: TenantType): boolean {
  const { tenants, connections } = state.identity;
  const ids = tenants.filter(({ tenantType }) => tenantType === type).map(({ tenantId }) => tenantId);
  return connections.some(({ tenantId, removedAt }) => removedAt === null && ids.includes(tenantId));
}

function readsOf(facts: CourseFacts, type: TenantType): number {
  const tenant = facts.state.identity.tenants.find(({ tenantType }) => tenantType === type);
  return facts.calls.filter(
    (call) => call.method === 'GET' && call.status === 200 && call.tenant?.toLowerCase() === tenant?.tenantId,
  ).length;
}
