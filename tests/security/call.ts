import { setTimeout as sleep } from 'node:timers/promises';

import { valueAt } from './place.ts';
import type { ProcedureKind } from './procedure-list.ts';

export type Call = {
  readonly path: string;
  readonly kind: ProcedureKind;
  readonly input?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes something change in the practice, for who listens. */
  readonly nudge?: () => Promise<unknown>;
};

/** What came back over HTTP. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  /** `error.data.app.code`, or the transport's word where no verb refused; null when it was done. */
  readonly refusal: string | null;
};

/** Calls a procedure as any program would, without our client. */
export async function call(url: string, { path, kind, input, headers, nudge }: Call): Promise<Answer> {
  const sent = input === undefined ? null : JSON.stringify(input);
  const query = sent === null ? '' : `?input=${encodeURIComponent(sent)}`;
  const address = `${url}/trpc/${path}`;
  if (kind === 'subscription') return listen(`${address}${query}`, { headers: headers ?? {}, nudge });
  if (kind === 'mutation') {
    const type = { 'content-type': 'application/json' };
    return read(await fetch(address, { method: 'POST', headers: { ...type, ...headers }, body: sent }));
  }
  return read(await fetch(`${address}${query}`, { headers: { ...headers } }));
}

/** Reads an answer of the procedure route. */
export async function read(reply: Response): Promise<Answer> {
  const text = await reply.text();
  const body = parsed(text);
  return { status: reply.status, text, body, refusal: refusalOf(body) };
}

type Listening = { readonly headers: Readonly<Record<string, string>>; readonly nudge: Call['nudge'] };

/** Listens until the first message that says whether one may. */
async function listen(address: string, { headers, nudge }: Listening): Promise<Answer> {
  const gone = new AbortController();
  const reply = await fetch(address, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: gone.signal,
  });
  let text = '';
  const nudging = nudgeOften(nudge, gone.signal);
  for await (const chunk of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (/event: (serialized-error|return)|"topics"|"error"/.test(text)) break;
  }
  gone.abort();
  await nudging;
  const told = /event: serialized-error\ndata: (.*)/.exec(text)?.[1];
  const body = told === undefined ? parsed(text) : { error: parsed(told) };
  return { status: reply.status, text, body, refusal: refusalOf(body) };
}

async function nudgeOften(nudge: Call['nudge'], signal: AbortSignal): Promise<void> {
  while (nudge && !signal.aborted) {
    await nudge();
    await sleep(30);
  }
}

function refusalOf(body: unknown): string | null {
  const error = valueAt(body, ['error']);
  if (error === undefined) return null;
  const code = valueAt(error, ['data', 'app', 'code']) ?? valueAt(error, ['data', 'code']);
  return typeof code === 'string' ? code : 'unknown';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
