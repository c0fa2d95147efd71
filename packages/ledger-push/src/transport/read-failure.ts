import { type Fields, isFields } from '../records/fields.ts';
import { redactText } from './redact.ts';
import { bodyOf, headersOf, type Reply } from './reply.ts';

const neverConnected = /^(connect ECONNREFUSED|getaddrinfo (ENOTFOUND|EAI_AGAIN))\b/;
const whyMax = 300;

/**
 * Reads what xero-node rejects with: a JSON string holding status, headers, body and a summary of the request.
 * The string itself carries cookies and client data and is dropped here.
 *
 * Status 0 is everything that is no HTTP answer. A connection that was never made is `never_sent`; trouble inside
 * xero-node leaves no request method behind and is `unreadable`; all else may have arrived.
 */
export function readFailure(thrown: string): Reply {
  const response = responseIn(thrown);
  if (response === null)
    return { kind: 'lost', how: 'no_answer', why: 'xero-node failed without a response' };
  const statusCode = response['statusCode'];
  const body = response['body'];
  if (typeof statusCode === 'number' && statusCode > 0) {
    return {
      kind: 'answered',
      status: statusCode,
      headers: headersOf(response['headers']),
      data: bodyOf(body),
    };
  }
  const why = typeof body === 'string' ? body : 'no message';
  return { kind: 'lost', how: howLost(response, why), why: redactText(why, whyMax) };
}

function howLost(response: Fields, why: string): 'never_sent' | 'no_answer' | 'unreadable' {
  const request = response['request'];
  if (!isFields(request) || typeof request['method'] !== 'string') return 'unreadable';
  return why.split('; ').every((part) => neverConnected.test(part)) ? 'never_sent' : 'no_answer';
}

function responseIn(thrown: string): Fields | null {
  try {
    const parsed: unknown = JSON.parse(thrown);
    const response = isFields(parsed) ? parsed['response'] : null;
    return isFields(response) ? response : null;
  } catch {
    return null;
  }
}
