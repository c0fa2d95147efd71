/** One HTTP answer before it becomes a `Response`. Header names are lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer with a JSON body. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

/** An answer with a plain text body; an empty one carries no content type. */
export function textAnswer(status: number, body: string): Answer {
  return { status, headers: body === '' ? {} : { 'content-type': 'text/plain; charset=utf-8' }, body };
}

/**
 * Xero's gateway error: a JSON problem body. Source: xero-contract §9, xpm-contract §5.3 (recorded).
 * `instance` is the correlation id of the call.
 */
export function problem(status: number, detail: string, instance: string): Answer {
  const body = { Type: null, Title: titles[status] ?? 'Error', Status: status, Detail: detail };
  const answer = jsonAnswer(status, { ...body, Instance: instance, Extensions: {} });
  if (status !== 401) return answer;
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Bearer error=invalid_token' } };
}

const titles: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  413: 'PayloadTooLarge',
  501: 'NotImplemented',
};

/** The same answer with more headers; the new ones win. */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
