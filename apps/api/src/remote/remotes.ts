import type { TokenSet } from '@throughline/core/connection/token-sets';
import type { Database } from '@throughline/core/db/client';
import { inPractice } from '@throughline/core/db/in-practice';
import type { ConnectionKind } from '@throughline/core/db/schema/connections';
import { AppError } from '@throughline/core/errors';
import {
  type ConnectionTokens,
  findConnectionTokens,
  type LiveConnection,
} from '@throughline/core/mirror/find-connection';
import type { CallPriority } from '@throughline/core/outbox/gate-state';
import { createLedger, type Ledger } from '@throughline/ledger-push';
import { createXpmClient, type XpmClient } from '@throughline/xpm-client';

import { type CallReport, gatedCalls, type WarnLogger } from './gated-calls.ts';
import { readThrough } from './read-through.ts';

/** How long one call may take after the gate let it pass. */
const callMs = 90_000;
/** And one whose call was granted before. */
const sendMs = 30_000;

/** Who waits for the answer, and for how long at most they wait for the gate. */
export type RemoteUse = { readonly priority: CallPriority; readonly patienceMs: number };

/** A person waits for the answer. */
export const interactiveUse: RemoteUse = { priority: 'interactive', patienceMs: 10_000 };
/** Nobody waits. */
export const backgroundUse: RemoteUse = { priority: 'background', patienceMs: 60_000 };

/** One practice's XPM or Xero organisation. */
export type Remote<Client> = {
  readonly connection: LiveConnection;
  /**
   * Carries out reads, each of their calls through the gate and with a fresh token. A refused token is refreshed and
   * the reads repeated, once; when that is refused too, the connection is marked as needing a person.
   *
   * @param what names the reads in the list of calls, without identifiers
   * @throws {XpmError} {@link LedgerError}, or {@link AppError} `precondition_failed` while the gate is closed
   */
  read<T>(what: string, work: (client: Client) => Promise<T>): Promise<T>;
  /** How many calls left through `read` so far. */
  calls(): number;
  /**
   * A token good for minutes from when this was opened, so that a send need not wait for one.
   *
   * @throws {AppError} `precondition_failed`
   */
  token(): Promise<string>;
  /** A client past the gate with a token had before, for who already holds a granted call; gives up after 30 s. */
  withoutGate(token: string, onReply: (report: CallReport) => void): Client;
};

/** How the API and the workers reach the remote systems of a practice. */
export type Remotes = {
  /**
   * @param found its connection as it was just read; without it, it is read now
   * @throws {AppError} `precondition_failed` while the practice has no such connection
   */
  xpm(practiceId: string, use?: RemoteUse, found?: ConnectionTokens | null): Promise<Remote<XpmClient>>;
  /** @throws {AppError} `precondition_failed` while the practice has no such connection */
  ledger(practiceId: string, use?: RemoteUse): Promise<Remote<Ledger>>;
};

export type RemoteDeps = {
  readonly db: Database;
  /** Base of both APIs, such as `https://api.xero.com`. */
  readonly xeroApiUrl: string;
  /** A valid token; with `rejected`, one that is newer than that. */
  getAccessToken(practiceId: string, connectionId: string, options?: { rejected?: string }): Promise<string>;
  /** As `getAccessToken`, of tokens just read. */
  tokenOf(set: TokenSet): Promise<string>;
  markReconnectNeeded(practiceId: string, connectionId: string, reason: string): Promise<void>;
  readonly logger: WarnLogger;
  readonly callMs?: number;
};

type Opened = {
  getAccessToken: () => Promise<string>;
  onReply: (report: CallReport) => void;
  timeoutMs: number;
};
type Open<Client> = (connection: LiveConnection, opened: Opened) => Client;

/** Wires the remote systems; nothing is called or loaded before the first read. */
export function createRemotes(deps: RemoteDeps): Remotes {
  const openXpm: Open<XpmClient> = ({ tenantId }, opened) =>
    createXpmClient({ baseUrl: `${deps.xeroApiUrl}/practicemanager/3.1`, tenantId, ...opened });
  const openLedger: Open<Ledger> = ({ tenantId }, opened) =>
    createLedger({ baseUrl: `${deps.xeroApiUrl}/api.xro/2.0`, tenantId, ...opened });
  return {
    xpm: (practiceId, use = interactiveUse, found) =>
      openRemote(deps, { practiceId, kind: 'xpm', use, found }, openXpm),
    ledger: (practiceId, use = interactiveUse) =>
      openRemote(deps, { practiceId, kind: 'ledger', use }, openLedger),
  };
}

type Which = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly use: RemoteUse;
  readonly found?: ConnectionTokens | null | undefined;
};

async function openRemote<Client>(
  deps: RemoteDeps,
  which: Which,
  open: Open<Client>,
): Promise<Remote<Client>> {
  const { practiceId, kind, use } = which;
  const found =
    which.found === undefined
      ? await inPractice(deps.db, practiceId, (tx) => findConnectionTokens(tx, practiceId, kind))
      : which.found;
  if (found?.connection.status !== 'connected') throw notConnected(kind, found?.connection ?? null);
  const { connection, tokenSet } = found;
  const timeoutMs = deps.callMs ?? callMs;
  let count = 0;
  return {
    connection,
    calls: () => count,
    read: (what, work) => {
      const calls = gatedCalls(deps, { practiceId, kind, what, leaseMs: timeoutMs + 5_000, ...use });
      return readThrough(deps, {
        practiceId,
        connectionId: connection.id,
        calls: { ...calls, pass: () => calls.pass().then(() => void count++) },
        attempt: (getAccessToken) =>
          work(
            open(connection, {
              getAccessToken,
              onReply: (report) => calls.ended(report),
              timeoutMs: use.patienceMs + timeoutMs,
            }),
          ),
      });
    },
    token: () => (tokenSet ? deps.tokenOf(tokenSet) : deps.getAccessToken(practiceId, connection.id)),
    withoutGate: (token, onReply) =>
      open(connection, { getAccessToken: () => Promise.resolve(token), onReply, timeoutMs: sendMs }),
  };
}

function notConnected(kind: ConnectionKind, connection: LiveConnection | null): AppError {
  const name = kind === 'xpm' ? 'Xero Practice Manager' : 'Xero';
  const reason = connection ? 'reconnect_needed' : 'not_connected';
  const userMessage = connection
    ? `${name} no longer lets us in. An admin can reconnect it under Settings, Connections.`
    : `${name} is not connected. An admin can connect it under Settings, Connections.`;
  return new AppError('precondition_failed', `${kind}: ${reason}`, {
    userMessage,
    details: { reason, kind },
  });
}
