/** What came back from one request to the receiver. */
export interface Attempt {
  /** Null when no answer came within five seconds. */
  readonly status: number | null;
  readonly ms: number;
  /** Whether the answer has a body or a cookie, which Xero's probe does not take. */
  readonly isBare: boolean;
}

const patienceMs = 5000;

/** Posts a signed body as Xero does: five seconds, no redirects. Never throws. */
export async function postSigned(url: string, body: string, signature: string): Promise<Attempt> {
  const startedAt = performance.now();
  const ms = (): number => Math.round(performance.now() - startedAt);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-xero-signature': signature },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    const isBare = (await response.text()) === '' && !response.headers.has('set-cookie');
    return { status: response.status, ms: ms(), isBare };
  } catch {
    return { status: null, ms: ms(), isBare: false };
  }
}
