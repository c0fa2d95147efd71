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
  /** What the sandbox could not serve (unknown path, verb or query parameter), or what became of a late call; else null. */
  readonly note: string | null;
}

/** Calls of a tenant, or of the whole app; `answerBytes` is what its answers weighed (egress), reads and writes apart. */
export interface CallCount {
  calls: number;
  reads: number;
  writes: number;
  refused429: number;
  answerBytes: { reads: number; writes: number };
}

/** Calls since the last clear. */
export interface CallCounts {
  readonly app: CallCount;
  readonly tenants: Readonly<Record<string, CallCount>>;
}

/** The last calls, oldest first. */
export interface CallLog {
  /** Adds a call; `answerBytes` is the size of its answer. Returns what puts a note on it afterwards. */
  add: (call: LoggedCall, answerBytes: number) => (note: string) => void;
  all: () => LoggedCall[];
  /** Calls since the last clear, also those that were dropped from the list. */
  total: () => number;
  counts: () => CallCounts;
  /** Number of the next call since the last clear; counts on at each use. */
  begin: () => number;
  clear: () => void;
}

/** Makes a log that keeps the last `limit` calls. */
export function createCallLog(limit = 20_000): CallLog {
  let calls: { logged: LoggedCall }[] = [];
  let begun = 0;
  let app = noCalls();
  let tenants = new Map<string, CallCount>();
  return {
    add: (call, answerBytes) => {
      const entry = { logged: call };
      calls.push(entry);
      if (calls.length > limit * 1.1) calls = calls.slice(-limit);
      count(app, call, answerBytes);
      if (call.tenant !== null) {
        const ofTenant = tenants.get(call.tenant) ?? noCalls();
        tenants.set(call.tenant, ofTenant);
        count(ofTenant, call, answerBytes);
      }
      return (note) => {
        entry.logged = { ...entry.logged, note };
      };
    },
    all: () => calls.slice(-limit).map(({ logged }) => logged),
    total: () => app.calls,
    counts: () => structuredClone({ app, tenants: Object.fromEntries(tenants) }),
    begin: () => {
      begun += 1;
      return begun;
    },
    clear: () => {
      calls = [];
      begun = 0;
      app = noCalls();
      tenants = new Map();
    },
  };
}

function noCalls(): CallCount {
  return { calls: 0, reads: 0, writes: 0, refused429: 0, answerBytes: { reads: 0, writes: 0 } };
}

function count(counted: CallCount, { method, status }: LoggedCall, answerBytes: number): void {
  const side = method === 'GET' ? 'reads' : 'writes';
  counted.calls += 1;
  counted[side] += 1;
  counted.answerBytes[side] += answerBytes;
  if (status === 429) counted.refused429 += 1;
}

/** Text cut to what the log keeps. */
export function excerpt(body: string): string {
  return body.length > 2000 ? `${body.slice(0, 2000)}…` : body;
}
