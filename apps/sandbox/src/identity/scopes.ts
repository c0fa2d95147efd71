/** Scopes that the platform grants. Source: xero-contract §3, xpm-contract §2.3. */

const identityScopes = ['openid', 'profile', 'email', 'offline_access', 'app.connections'];

const ledgerScopes = [
  ...withRead('accounting.invoices'),
  ...withRead('accounting.payments'),
  ...withRead('accounting.banktransactions'),
  ...withRead('accounting.manualjournals'),
  ...withRead('accounting.contacts'),
  ...withRead('accounting.settings'),
  ...withRead('accounting.attachments'),
];

const practiceScopes = [
  ...withRead('practicemanager'),
  ...withRead('practicemanager.client'),
  ...withRead('practicemanager.job'),
  ...withRead('practicemanager.staff'),
  ...withRead('practicemanager.time'),
];

function withRead(scope: string): string[] {
  return [scope, `${scope}.read`];
}

const granted: ReadonlySet<string> = new Set([...identityScopes, ...ledgerScopes, ...practiceScopes]);

/**
 * Scopes of a space-separated list; null when one is not granted, as `accounting.transactions` no longer is for apps
 * made since 2 March 2026.
 */
export function readScopes(text: string): string[] | null {
  const scopes = text.split(/\s+/).filter((scope) => scope !== '');
  return scopes.length > 0 && scopes.every((scope) => granted.has(scope)) ? scopes : null;
}

/** Which kinds of tenant a consent to these scopes offers. */
export function tenantTypesFor(scopes: readonly string[]): ReadonlySet<string> {
  const types = new Set<string>();
  if (scopes.some((scope) => scope.startsWith('practicemanager'))) types.add('PRACTICEMANAGER');
  if (scopes.some((scope) => scope.startsWith('accounting.'))) types.add('ORGANISATION');
  return types;
}

/** Whether a token may read (or write) what a scope covers; `practicemanager` covers all of XPM. */
export function allows(scopes: readonly string[], area: string, access: 'read' | 'write'): boolean {
  const wide = area.startsWith('practicemanager.') ? ['practicemanager'] : [];
  const enough = [area, ...wide].flatMap((scope) => (access === 'read' ? withRead(scope) : [scope]));
  return scopes.some((scope) => enough.includes(scope));
}
