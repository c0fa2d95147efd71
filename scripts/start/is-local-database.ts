const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]', '']);

/** Whether a database address points at this machine; demo data is written nowhere else. */
export function isLocalDatabase(databaseUrl: string): boolean {
  const url = new URL(databaseUrl);
  const named = url.searchParams.get('host') ?? '';
  return LOCAL.has(url.hostname) && (LOCAL.has(named) || named.startsWith('/'));
}
