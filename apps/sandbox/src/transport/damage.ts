import type { Answer } from './answer.ts';
import type { FaultRule } from './fault-rule.ts';

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

/** What a fault makes of a finished answer on its way out. */
export function wireOf(fault: FaultRule | null, answer: Answer): Wire {
  const kept = fault?.kind === 'html-200' ? { ...htmlPage, headers: withType(answer, htmlPage) } : answer;
  const { status, headers } = kept;
  const bytes = Buffer.from(kept.body);
  if (fault?.kind === 'empty-200') return { status: 200, headers, bytes: bytes.subarray(0, 0) };
  if (fault?.kind === 'malformed') return { status, headers, bytes: malformed(kept.body, fault.atByte) };
  if (fault?.kind === 'truncated')
    return { status, headers, bytes: bytes.subarray(0, cutOf(bytes, fault.atByte)) };
  if (fault?.kind === 'wrong-charset') return { status, headers, bytes: recoded(kept.body, fault.charset) };
  return { status, headers, bytes };
}

/** How many bytes of a body still arrive; half of it unless given. */
export function cutOf(bytes: Uint8Array, atByte: number | undefined): number {
  return atByte ?? Math.floor(bytes.length / 2);
}

/** Quota headers stay as they were; the type of the content is that of the page. */
function withType(answer: Answer, page: Answer): Answer['headers'] {
  return { ...answer.headers, ...page.headers };
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
