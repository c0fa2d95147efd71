export type SignInOutcome =
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'second_step' }
  | { readonly kind: 'refused'; readonly sentence: string; readonly waitSeconds: number | null };

const wrong = 'E-mail or password is not right.';
const silent = 'Throughline is not answering. Your timers on this computer go on.';

/** Signs in with e-mail and password; success sets the session cookie. Never throws. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const response = await post('/api/auth/sign-in/email', { email, password });
  if (!response || response.status >= 500) return { kind: 'refused', sentence: silent, waitSeconds: null };
  if (response.status === 429) return tooMany(response);
  if (!response.ok) return { kind: 'refused', sentence: wrong, waitSeconds: null };
  const answer = await readJson(response);
  return { kind: asksForSecondStep(answer) ? 'second_step' : 'signed_in' };
}

/** Ends this session. True when the server confirmed it. */
export async function signOut(): Promise<boolean> {
  const response = await post('/api/auth/sign-out', {});
  return response?.ok ?? false;
}

/** Whether this browser holds a session the server knows; null when the server did not answer. */
export async function hasSession(): Promise<boolean | null> {
  try {
    const response = await fetch('/api/auth/get-session', { credentials: 'same-origin' });
    if (!response.ok) return response.status >= 500 ? null : false;
    return (await readJson(response)) !== null;
  } catch {
    return null;
  }
}

function asksForSecondStep(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  return 'twoFactorRedirect' in answer && answer.twoFactorRedirect === true;
}

async function tooMany(response: Response): Promise<SignInOutcome> {
  const header = response.headers.get('retry-after') ?? response.headers.get('x-retry-after');
  const waitSeconds = Math.max(1, Number.parseInt(header ?? '', 10) || 30);
  const sentence = messageIn(await readJson(response)) ?? `Wait ${waitSeconds} seconds.`;
  return { kind: 'refused', sentence, waitSeconds };
}

function messageIn(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('message' in answer)) return null;
  return typeof answer.message === 'string' ? answer.message : null;
}

async function post(url: string, body: object): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
