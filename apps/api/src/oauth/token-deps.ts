import type { ServiceSettings } from '@throughline/core/context';
import type { Database } from '@throughline/core/db/client';

import type { TokenCipher } from './token-cipher.ts';
import type { XeroIdentity } from './xero-identity.ts';

export type TokenDeps = {
  readonly db: Database;
  readonly identity: XeroIdentity;
  readonly cipher: TokenCipher;
  readonly settings: ServiceSettings;
  readonly now: () => Date;
};
