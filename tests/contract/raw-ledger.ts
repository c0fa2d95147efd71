import { createLedger, type Ledger, type LedgerReplyMeta } from '@throughline/ledger-push';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import { inXml } from './documented-ledger.ts';
import { type RawAnswer, rawAnswer, type RawRequest, type RawServer, startRawServer } from './raw-server.ts';

export const jsonHeaders = [
  'Content-Type: application/json; charset=utf-8',
  'XERO-Correlation-ID: 6a7f1b4e-0000-4000-8000-2d9c8e5a3f10',
  'X-MinLimit-Remaining: 59',
  'x-daylimit-remaining: 4998',
  'X-AppMinLimit-Remaining: 9999',
];

/** The default of Xero is XML, so a client that does not ask for JSON is found out. */
export function asJson(inJson: RawAnswer): RawAnswer {
  return (request) =>
    request.headers.get('accept') === 'application/json'
      ? inJson(request)
      : rawAnswer('200 OK', ['Content-Type: text/xml; charset=utf-8'], inXml);
}

/** The ledger client before a raw server; a test says what that answers. */
export type RawLedger = {
  readonly ledger: Ledger;
  readonly metas: readonly LedgerReplyMeta[];
  readonly lastSeen: RawRequest | undefined;
  answerWith(answer: RawAnswer): void;
  /** With 200 and this body, to whoever asks for JSON. */
  answerOk(body: string): void;
};

export function rawLedger(): RawLedger {
  let server: RawServer | null = null;
  let answer: RawAnswer | null = null;
  let ledger: Ledger | null = null;
  const metas: LedgerReplyMeta[] = [];

  beforeAll(async () => {
    server = await startRawServer((request) => must(answer)(request));
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    metas.length = 0;
    ledger = createLedger({
      baseUrl: `${must(server).url}/api.xro/2.0`,
      tenantId: 'tenant-1',
      getAccessToken: async () => 'token-1',
      timeoutMs: 5000,
      onReply: (meta) => metas.push(meta),
    });
  });
  const answerWith = (wanted: RawAnswer): void => void (answer = wanted);

  return {
    get ledger() {
      return must(ledger);
    },
    metas,
    get lastSeen() {
      return server?.seen.at(-1);
    },
    answerWith,
    answerOk: (body) => answerWith(asJson(() => rawAnswer('200 OK', jsonHeaders, body))),
  };
}

function must<T>(value: T | null): T {
  if (value === null) throw new Error('the raw server has not started, or has nothing to answer');
  return value;
}
