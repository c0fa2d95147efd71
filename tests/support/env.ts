/** What the environment may say to the tests. */
export type TestEnv = {
  /** Address of a running server to test instead of a sandbox of our own, without a slash at the end; null for our own. */
  contractBaseUrl: string | null;
  /** Access to that server, for one that has no consent page a test can fill in; null to go through the page. */
  contractAccessToken: string | null;
  /** Whether cases may leave contacts, invoices and time on that server. */
  contractMayWrite: boolean;
};

/**
 * Reads the environment.
 * @throws {RangeError} `CONTRACT_BASE_URL` is no http or https address without path, query and credentials
 */
export function readTestEnv(): TestEnv {
  const said = (name: string): string | null => process.env[name] || null;
  const address = said('CONTRACT_BASE_URL');
  return {
    contractBaseUrl: address === null ? null : originOf(address),
    contractAccessToken: said('CONTRACT_ACCESS_TOKEN'),
    contractMayWrite: said('CONTRACT_MAY_WRITE') === 'yes',
  };
}

/** The environment of another program: this one's, and what `more` says. */
export const environmentWith = (more: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...more,
});

function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const bare = url !== null && url.pathname === '/' && `${url.search}${url.hash}${url.username}` === '';
  if (!bare || !['http:', 'https:'].includes(url.protocol))
    throw new RangeError('CONTRACT_BASE_URL is not the bare address of a server');
  return url.origin;
}

/** Whether the tests against the real thing take their real durations and every point, as `REAL_FULL=yes` asks for. */
export function isFullRun(): boolean {
  return process.env['REAL_FULL'] === 'yes';
}

/** A Chromium to use instead of the one that comes with the packages; null for none. */
export function chromiumPath(): string | null {
  const path = process.env['CHROMIUM_PATH'];
  return path === undefined || path === '' ? null : path;
}

/** Runs `work` with another folder for temporary files; what it unpacks there is its own. */
export async function withTemporaryFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
