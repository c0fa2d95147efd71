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

const readBack: Readonly<Record<string, string>> = {
  equal: 'Read back, equal',
  seen: 'Read back, changed there',
  gone: 'Read back, no longer there',
  another: 'Read back, there is another like it',
};

const decided: Readonly<Record<string, string>> = {
  absent: 'Looked: it was not there',
  delivered: 'Looked: it was there',
  send_ours: 'Decided: ours goes',
  leave: 'Decided: left as it is',
  ask_again: 'Decided: looked at again',
  remove_others: 'Decided: the other goes',
};

const events: Readonly<
  Record<string, { readonly words: Readonly<Record<string, string>>; readonly otherwise: string }>
> = {
  read_back: { words: readBack, otherwise: 'Read back' },
  decision: { words: decided, otherwise: 'Decided' },
  answer: { words: answered, otherwise: 'Answered' },
};

/** One line of a receipt in words: "Sent as new", "It is there, answer 200". */
export function receiptWords({ event, op, outcome, httpStatus }: Line): string {
  const words = wordsOf(event, { op: op ?? '', outcome: outcome ?? '' });
  return httpStatus === null ? words : `${words}, answer ${httpStatus}`;
}

function wordsOf(event: string, { op, outcome }: { readonly op: string; readonly outcome: string }): string {
  if (event === 'intent') return intended[op] ?? 'Written down';
  if (event === 'attempt') return sent[op] ?? 'Sent';
  const known = events[event];
  return known?.words[outcome] ?? known?.otherwise ?? 'Noted';
}

/** The beginning of a hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…`;
}
