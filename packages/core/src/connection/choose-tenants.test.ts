import { describe, expect, it } from 'vitest';

import { chooseTenants, type GrantedTenant, type TenantHistory } from './choose-tenants.ts';

const tenant = (kind: 'xpm' | 'ledger', tenantId: string): GrantedTenant => ({
  kind,
  tenantId,
  tenantName: `name of ${tenantId}`,
  xeroConnectionId: `c-${tenantId}`,
});
const history = (kind: 'xpm' | 'ledger', tenantIds: string[] = [], delivered = false): TenantHistory => ({
  kind,
  tenantIds,
  delivered,
});
const fresh = [history('xpm'), history('ledger')];

describe('chooseTenants', () => {
  it('connects both systems from one consent', () => {
    const granted = [tenant('ledger', 'o'), tenant('xpm', 'p')];
    expect(chooseTenants(granted, fresh)).toEqual({
      outcome: 'chosen',
      tenants: [tenant('xpm', 'p'), tenant('ledger', 'o')],
    });
  });

  it('connects one system when only that was allowed', () => {
    expect(chooseTenants([tenant('xpm', 'p')], fresh)).toMatchObject({ tenants: [{ tenantId: 'p' }] });
  });

  it('connects nothing of a kind that was not asked for', () => {
    expect(chooseTenants([tenant('xpm', 'p'), tenant('ledger', 'o')], [history('ledger')])).toMatchObject({
      tenants: [{ tenantId: 'o' }],
    });
  });

  it('refuses a consent that allows nothing', () => {
    expect(chooseTenants([], fresh)).toEqual({ outcome: 'refused', problem: 'nothing_granted', names: [] });
  });

  it('never picks one of several new ones, and names them', () => {
    expect(chooseTenants([tenant('xpm', 'p1'), tenant('xpm', 'p2')], fresh)).toEqual({
      outcome: 'refused',
      problem: 'several_practices',
      names: ['name of p1', 'name of p2'],
    });
  });

  it('takes the one connected last among several', () => {
    const granted = [tenant('ledger', 'a'), tenant('ledger', 'b')];
    expect(chooseTenants(granted, [history('ledger', ['b'], true)])).toMatchObject({
      tenants: [{ tenantId: 'b' }],
    });
  });

  it('takes the only new one while nothing was delivered', () => {
    const granted = [tenant('xpm', 'old'), tenant('xpm', 'new')];
    expect(chooseTenants(granted, [history('xpm', ['last', 'old'])])).toMatchObject({
      tenants: [{ tenantId: 'new' }],
    });
  });

  it('refuses another practice than time went to', () => {
    expect(chooseTenants([tenant('xpm', 'b')], [history('xpm', ['a'], true)])).toEqual({
      outcome: 'refused',
      problem: 'other_practice',
      names: ['name of b'],
    });
  });

  it('allows another one as long as nothing was delivered', () => {
    expect(chooseTenants([tenant('xpm', 'b')], [history('xpm', ['a'])])).toMatchObject({ outcome: 'chosen' });
  });

  it('connects neither when one of two is refused', () => {
    const granted = [tenant('xpm', 'p'), tenant('ledger', 'b')];
    expect(chooseTenants(granted, [history('xpm'), history('ledger', ['a'], true)])).toMatchObject({
      outcome: 'refused',
      problem: 'other_organisation',
    });
  });
});
