import type { Answer } from './answer.ts';
import type { FaultKind, FaultRule } from './fault-rule.ts';

/** An answer as it goes over the wire: its body is bytes, which need not be text any more. */
export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export const htmlPage: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><html><head><title>Please wait</title></head><body><p>One moment please.</p></body></html>',
};

export const emptyOk: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: '',
};

type Damage = (answer: Answer, fault: FaultRule) => Uint8Array;

const damages = new Map<FaultKind, Damage>([
  ['html-200', () => Buffer.from(htmlPage.body)],
  ['empty-200', () => Buffer.alloc(0)],
  ['malformed', ({ body }, { atByte }) => malformed(body, atByte)],
  ['truncated', ({ body }, { atByte }) => cut(Buffer.from(body), atByte)],
  ['wrong-charset', ({ body }, { charset }) => recoded(body, charset)],
]);

/** What a fault makes of a finished answer on its way out. */
export function wireOf(fault: FaultRule | null, answer: Answer): Wire {
  const { status, headers } = answer;
  const damage = fault === null ? undefined : damages.get(fault.kind);
  if (fault === null || damage === undefined) return { status, headers, bytes: Buffer.from(answer.body) };
  const page = fault.kind === 'html-200' ? htmlPage.headers : {};
  const isPage = fault.kind === 'html-200' || fault.kind === 'empty-200';
  return { status: isPage ? 200 : status, headers: { ...headers, ...page }, bytes: damage(answer, fault) };
}

/** The first bytes of a body, which still arrive; half of it unless given. */
export function cut(bytes: Uint8Array, atByte: number | undefined): Uint8Array {
  return bytes.subarray(0, atByte ?? Math.floor(bytes.length / 2));
}

/** U+0001 is allowed nowhere in XML or JSON, so any byte replaced by it spoils the document. */
const illegalByte = 1;

function malformed(body: string, atByte: number | undefined): Uint8Array {
  if (atByte === undefined) {
    return Buffer.from(
      body.startsWith('<') ? body.replace('</Status>', '</Statu>').replace(/>$/, '<&') : `{${body}`,
    );
  }
  const bytes = Buffer.from(body);
  if (bytes.length > 0) bytes[Math.min(atByte, bytes.length - 1)] = illegalByte;
  return bytes;
}

function recoded(body: string, charset: FaultRule['charset']): Uint8Array {
  if (charset === 'utf-8-bom') return Buffer.from(`\uFEFF${body}`);
  return Buffer.from(body, charset ?? 'utf-16le');
}
