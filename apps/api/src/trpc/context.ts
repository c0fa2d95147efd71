import type { ServiceSettings } from '@throughline/core/context';
import type { Database } from '@throughline/core/db/client';
import type { DeliveryTiming } from '@throughline/core/sync/timing';
import type { Logger } from 'pino';

import type { SignIn } from '../auth/sign-in.ts';
import type { LiveHub } from '../live/hub.ts';
import type { XeroConsent } from '../oauth/consent.ts';
import type { Remotes } from '../remote/remotes.ts';

/** What the API is wired from; made once per process in `wiring.ts`. */
export type ApiDeps = {
  readonly db: Database;
  readonly settings: ServiceSettings;
  readonly logger: Logger;
  readonly live: LiveHub;
  readonly signIn: SignIn;
  readonly consent: XeroConsent;
  readonly remotes: Remotes;
  /** The simulated XPM and Xero stand in for the real ones. */
  readonly sandbox: boolean;
  readonly demo: boolean;
  readonly now: () => Date;
  readonly timing: DeliveryTiming;
};

/** One HTTP request, before anybody is known. */
export type RequestContext = {
  readonly deps: ApiDeps;
  /** SHA-256 of the session cookie's value, its signature checked; null when there is none. */
  readonly sessionTokenHash: string | null;
  /** The practice named in the request; null when none is. */
  readonly practiceId: string | null;
  readonly address: string;
};
