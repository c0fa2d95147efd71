type Line = {
  readonly event: string;
  readonly op: string | null;
  readonly outcome: string | null;
  readonly httpStatus: number | null;
};

const intended: Readonly<Record<string, string>> = {
  add: 'Written down: send as new',
  update: 'Written down: send as a change',
  delete: 'Written down: remove it',
};

const sent: Readonly<Record<string, string>> = {
  add: 'Sent as new',
  update: 'Sent as a change',
  delete: 'Asked to remove it',
};

const answered: Readonly<Record<string, string>> = {
  delivered: 'It is there',
  retry: 'Not done, goes again',
  refused: 'Refused',
  reconnect: 'Not done, the connection was lost',
  uncertain: 'No clear answer',
};

const decided: Readonly<Record<string, string>> = {
  absent: 'Looked: it was not there',
  delivered: 'Looked: it was there',
};

/** One line of a receipt in words: "Sent as new", "It is there, answer 200". */
export function receiptWords({ event, op, outcome, httpStatus }: Line): string {
  const words =
    event === 'intent' || event === 'attempt' ? ofRequest(event, op ?? '') : ofReply(event, outcome ?? '');
  return httpStatus === null ? words : `${words}, answer ${httpStatus}`;
}

function ofRequest(event: 'intent' | 'attempt', op: string): string {
  return event === 'intent' ? (intended[op] ?? 'Written down') : (sent[op] ?? 'Sent');
}

function ofReply(event: string, outcome: string): string {
  const known = event === 'decision' ? decided : answered;
  return known[outcome] ?? (event === 'read_back' ? 'Read back' : 'Answered');
}

/** The beginning of a hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…`;
}
