import type { ServiceSettings } from '@throughline/core/context';
import type { Database } from '@throughline/core/db/client';
import type { ConnectionKind } from '@throughline/core/db/schema/connections';
import type { ConnectionTokens } from '@throughline/core/mirror/find-connection';
import type { DeliveryTiming } from '@throughline/core/sync/timing';
import type { Ledger } from '@throughline/ledger-push';
import type { XpmClient } from '@throughline/xpm-client';
import type { Logger } from 'pino';

import type { CallReport } from '../remote/gated-calls.ts';

/** A client whose calls the delivery takes from the gate itself, before it writes its intent. */
export type Opened<Client> = {
  readonly client: Client;
  /** What its calls go with. */
  readonly token: string;
  /** The last reply's facts, for the gate; null before the first. */
  lastReply(): CallReport | null;
};

/** Gives each message a client of its own, as what it said last is told the gate; all use one token. */
export type Opener<Client> = () => Opened<Client>;

export type Rejection = {
  readonly status: number | null;
  /** The one that was not taken. */
  readonly token: string;
  /** The message's former try was rejected too, under another token. */
  readonly again: boolean;
};

/** What carrying messages out needs. */
export type DeliveryDeps = {
  readonly db: Database;
  readonly settings: ServiceSettings;
  readonly timing: DeliveryTiming;
  readonly logger: Logger;
  readonly workerId: string;
  readonly now: () => Date;
  /**
   * Null when the practice has no connection that works.
   *
   * @param found its connection as it was just read; without it, it is read now
   */
  openXpm(practiceId: string, found?: ConnectionTokens | null): Promise<Opener<XpmClient> | null>;
  openLedger(practiceId: string): Promise<Opener<Ledger> | null>;
  /**
   * After XPM or Xero rejected our token: gets another. One that was rejected again, or a tenant that is no longer
   * ours, parks the connection for a person.
   */
  renewToken(practiceId: string, kind: ConnectionKind, rejection: Rejection): Promise<void>;
};

/** How long a message rests whose connection turned out to be gone; what is parked wakes up when it is back. */
export const notOpenMs = 1_000;
