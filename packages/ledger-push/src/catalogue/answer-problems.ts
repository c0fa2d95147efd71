import type { LimitProblem } from '../errors.ts';
import { isFields } from '../records/fields.ts';
import { headerFacts } from '../transport/reply-meta.ts';
import { type Answer, headerOf } from '../transport/reply.ts';
import type { AnswerCode } from './answers.ts';
import { messagesIn, ownMessagesIn } from './messages-in.ts';
import { type LedgerProblem, problemFromMessage, problemOf } from './problem.ts';

const malformedNumbers: readonly unknown[] = [14, 17];

const tokenErrors: Readonly<Record<string, AnswerCode>> = {
  invalid_grant: 'reconnect_needed',
  invalid_client: 'app_not_accepted',
  unauthorized_client: 'app_not_accepted',
  invalid_scope: 'app_not_accepted',
};

const byStatus: Readonly<Record<number, AnswerCode>> = {
  403: 'not_connected',
  404: 'not_in_xero',
  408: 'no_answer',
  412: 'precondition_failed',
  501: 'not_supported',
  503: 'offline',
};

const byLimit = {
  minute: 'minute_limit',
  day: 'day_limit',
  concurrent: 'concurrent_limit',
  app: 'app_limit',
} as const satisfies Record<LimitProblem, AnswerCode>;

/** What is wrong according to an answer that is no success, in words for people. Never empty. */
export function answerProblems(answer: Answer): readonly LedgerProblem[] {
  const messages = messagesIn(answer.data);
  const otherRequest = usedKeyIn(answer);
  if (otherRequest !== undefined) return [problemOf('key_used_before', otherRequest)];
  const code = codeOf(answer);
  if (code !== null) return [problemOf(code, messages.join(' ') || null)];
  return messages.length === 0 ? [problemOf('other', null)] : messages.map(problemFromMessage);
}

function codeOf(answer: Answer): AnswerCode | null {
  const { status } = answer;
  if (status === 400) return codeOfBadRequest(answer.data);
  if (status === 401) return codeOfUnauthorised(answer);
  if (status === 429) {
    const { limitProblem } = headerFacts(answer);
    return limitProblem === null ? 'limit' : byLimit[limitProblem];
  }
  const known = byStatus[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'server_trouble';
  return status < 400 ? 'answer_unreadable' : null;
}

/** Where in the answer Xero says it is nowhere written down. */
function usedKeyIn({ status, data }: Answer): string | undefined {
  if (status !== 400) return undefined;
  const messages = [...messagesIn(data), ...ownMessagesIn(data)];
  return messages.find((message) => /^Idempotency Key\b.*\bdifferent request\.?$/i.test(message));
}

function codeOfBadRequest(data: unknown): AnswerCode | null {
  if (!isFields(data)) return null;
  const { ErrorNumber: number, Type: type, error } = data;
  if (type === 'PostDataInvalidException' || malformedNumbers.includes(number)) return 'malformed';
  if (type === 'QueryParseException' || number === 16) return 'query_not_understood';
  return (typeof error === 'string' ? tokenErrors[error] : undefined) ?? null;
}

function codeOfUnauthorised(answer: Answer): AnswerCode {
  const detail = messagesIn(answer.data).join(' ');
  if (/^TokenExpired\b/i.test(detail)) return 'token_expired';
  const challenge = headerOf(answer.headers, 'www-authenticate') ?? '';
  const lacksPermission =
    /^AuthorizationUnsuccessful\b/i.test(detail) || /insuffici?ent_scope/i.test(challenge);
  return lacksPermission ? 'permission_missing' : 'not_signed_in';
}
