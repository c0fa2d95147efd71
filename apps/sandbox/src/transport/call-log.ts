/** One remote call as the sandbox saw it. Secrets never get in: no headers, no token request bodies. */
export interface LoggedCall {
  readonly at: string;
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  /** Null when the connection was cut before an answer. */
  readonly status: number | null;
  readonly tenant: string | null;
  readonly ms: number;
  /** At most the first 2,000 characters of the request body. */
  readonly body: string;
  /** Kind of the fault that was played; null when none was. */
  readonly fault: string | null;
  /** What the sandbox could not serve (unknown path, verb or query parameter); null otherwise. */
  readonly note: string | null;
}

/** The last calls, oldest first. */
export interface CallLog {
  add: (call: LoggedCall) => void;
  all: () => LoggedCall[];
  /** Calls since the last clear, also those that were dropped from the list. */
  total: () => number;
  clear: () => void;
}

/** Makes a log that keeps the last `limit` calls. */
export function createCallLog(limit = 20_000): CallLog {
  let calls: LoggedCall[] = [];
  let total = 0;
  return {
    add: (call) => {
      calls.push(call);
      total += 1;
      if (calls.length > limit * 1.1) calls = calls.slice(-limit);
    },
    all: () => calls.slice(-limit),
    total: () => total,
    clear: () => {
      calls = [];
      total = 0;
    },
  };
}

/** Text cut to what the log keeps. */
export function excerpt(body: string): string {
  return body.length > 2000 ? `${body.slice(0, 2000)}…` : body;
}
