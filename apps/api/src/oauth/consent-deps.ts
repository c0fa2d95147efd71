import type { ServiceContext, ServiceSettings } from '@throughline/core/context';
import type { Database } from '@throughline/core/db/client';

import type { SignIn } from '../auth/sign-in.ts';
import type { XeroSettings } from '../env/settle-env.ts';
import type { AccessTokens } from './access-token.ts';
import type { TokenCipher } from './token-cipher.ts';
import type { XeroIdentity } from './xero-identity.ts';

export type ConsentDeps = {
  readonly db: Database;
  readonly signIn: Pick<SignIn, 'sessionTokenHash' | 'deriveSecret'>;
  readonly identity: XeroIdentity;
  readonly cipher: TokenCipher;
  readonly tokens: AccessTokens;
  readonly xero: Pick<XeroSettings, 'loginUrl' | 'clientId'>;
  readonly settings: ServiceSettings;
  readonly now: () => Date;
};

/** A member's request, for work in transactions of its own. */
export type MemberCall = {
  run<T>(work: (service: ServiceContext) => Promise<T>): Promise<T>;
};

/** One that knows the browser it comes from. */
export type SessionCall = MemberCall & {
  sessionId(): Promise<string>;
};
