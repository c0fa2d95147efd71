import { vi } from 'vitest';

/** Everything that went over HTTP in this process, as it went. */
export type Overheard = {
  /** Values that nobody may find anywhere, by what they are. */
  readonly secrets: Map<string, Set<string>>;
  /** Bodies and headers of the product's answers, without the cookies they set. */
  readonly answers: string[];
  keep(what: string, ...values: readonly string[]): void;
};

/**
 * Listens in on every `fetch` of this process, ours and the product's, and passes each on unchanged. Tokens, codes and
 * verifiers are taken from what is exchanged with Xero's token endpoint, cookies from what the product sets.
 */
export function overhear(productUrl: () => string): Overheard {
  const passOn = globalThis.fetch;
  const secrets = new Map<string, Set<string>>();
  const answers: string[] = [];
  const keep = (what: string, ...values: readonly string[]): void => {
    const known = secrets.get(what) ?? new Set();
    for (const value of values) if (value.length >= 8) known.add(value);
    secrets.set(what, known);
  };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (url.endsWith('/connect/token')) keepGrant(keep, init?.body);
    const reply = await passOn(input, init);
    if (url.endsWith('/connect/token')) keepTokens(keep, await reply.clone().text());
    if (url.startsWith(productUrl())) answers.push(await told(keep, reply.clone()));
    return reply;
  });
  return { secrets, answers, keep };
}

type Keep = Overheard['keep'];

function keepGrant(keep: Keep, body: unknown): void {
  const form = new URLSearchParams(body instanceof URLSearchParams ? body : '');
  for (const name of ['code', 'code_verifier', 'refresh_token']) keep(name, form.get(name) ?? '');
}

function keepTokens(keep: Keep, text: string): void {
  for (const [, name = '', value = ''] of text.matchAll(
    /"(access_token|refresh_token|id_token)":"([^"]+)"/g,
  )) {
    keep(name, value);
  }
}

async function told(keep: Keep, reply: Response): Promise<string> {
  for (const cookie of reply.headers.getSetCookie()) {
    const value = cookie.slice(cookie.indexOf('=') + 1).split(';')[0] ?? '';
    const [token = '', signature = ''] = decodeURIComponent(value).split('.');
    keep('cookie', value, token, signature);
  }
  const headers = [...reply.headers].filter(([name]) => name !== 'set-cookie');
  const isStream = reply.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const body = isStream ? '' : await reply.text();
  return `${new URL(reply.url).pathname} ${reply.status} ${JSON.stringify(headers)} ${body}`;
}
