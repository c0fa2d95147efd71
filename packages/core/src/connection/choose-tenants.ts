import type { ConnectionKind } from '../db/schema/connections.ts';
import type { ConsentProblem } from './consent-problems.ts';

/** One practice or organisation a consent allows. */
export type GrantedTenant = {
  readonly kind: ConnectionKind;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly xeroConnectionId: string;
};

/** What was connected before, of one kind. */
export type TenantHistory = {
  readonly kind: ConnectionKind;
  /** Tenants ever connected, the latest first. */
  readonly tenantIds: readonly string[];
  /** Something was already delivered to the latest. */
  readonly delivered: boolean;
};

export type TenantChoice =
  | { readonly outcome: 'chosen'; readonly tenants: readonly GrantedTenant[] }
  | { readonly outcome: 'refused'; readonly problem: ConsentProblem; readonly names: readonly string[] };

const several = { xpm: 'several_practices', ledger: 'several_organisations' } as const;
const other = { xpm: 'other_practice', ledger: 'other_organisation' } as const;

/**
 * Which of the allowed tenants to connect: of each kind the one connected last, else the only new one. Never a guess,
 * and never another one than deliveries went to.
 */
export function chooseTenants(
  granted: readonly GrantedTenant[],
  histories: readonly TenantHistory[],
): TenantChoice {
  const choices = histories.map((history) =>
    chooseOne(
      granted.filter(({ kind }) => kind === history.kind),
      history,
    ),
  );
  const refused = choices.find((choice) => choice.outcome === 'refused');
  if (refused) return refused;
  const tenants = choices.flatMap((choice) => (choice.outcome === 'chosen' ? choice.tenants : []));
  if (tenants.length === 0) return { outcome: 'refused', problem: 'nothing_granted', names: [] };
  return { outcome: 'chosen', tenants };
}

function chooseOne(granted: readonly GrantedTenant[], history: TenantHistory): TenantChoice {
  const latest = granted.find(({ tenantId }) => tenantId === history.tenantIds[0]);
  if (latest) return { outcome: 'chosen', tenants: [latest] };
  const fresh = granted.filter(({ tenantId }) => !history.tenantIds.includes(tenantId));
  const candidates = granted.length > 1 ? fresh : granted;
  const [only] = candidates;
  if (granted.length === 0) return { outcome: 'chosen', tenants: [] };
  if (!only || candidates.length > 1) return refusal(several[history.kind], granted);
  if (history.delivered && history.tenantIds.length > 0) return refusal(other[history.kind], [only]);
  return { outcome: 'chosen', tenants: [only] };
}

function refusal(problem: ConsentProblem, tenants: readonly GrantedTenant[]): TenantChoice {
  return { outcome: 'refused', problem, names: tenants.map(({ tenantName }) => tenantName) };
}
