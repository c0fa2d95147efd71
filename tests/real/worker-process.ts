import { createLogger } from '@throughline/api/logger';
import { openDatabase } from '@throughline/core/db/client';
import { z } from 'zod';

import { openRemotes } from '../../apps/api/src/deliveries/open-remotes.ts';
import { renewToken } from '../../apps/api/src/deliveries/renew-token.ts';
import { receiptKeys } from '../../apps/api/src/env/receipt-keys.ts';
import { createAccessTokens } from '../../apps/api/src/oauth/access-token.ts';
import { createTokenCipher } from '../../apps/api/src/oauth/token-cipher.ts';
import { createXeroIdentity } from '../../apps/api/src/oauth/xero-identity.ts';
import { createRemotes } from '../../apps/api/src/remote/remotes.ts';
import { startDeliveryLoop } from '../../apps/api/src/worker/delivery-loop.ts';
import { watchPortCalls } from './port-calls.ts';
import { WorkerOrders } from './worker-orders.ts';

/** A worker as a process of its own, wired as the product's, that ends or stops itself at a given call of a port. */
const orders = WorkerOrders.parse(JSON.parse(process.argv[2] ?? '{}'));
let isIntending = false;
let isStruck = false;
const calls = watchPortCalls(({ number, text }, point) => {
  const { fault } = orders;
  if (fault?.point !== point || isStruck) return;
  const endsIntent = isIntending && /\bcommit$/.test(text);
  isIntending = !endsIntent && (isIntending || text.includes('insert into delivery_events'));
  isStruck = fault.call === 'intent' ? endsIntent : fault.call === number;
  if (isStruck) process.kill(process.pid, fault.signal);
});
const db = openDatabase({ url: orders.databaseUrl, onIdleError: () => undefined });
const now = () => new Date();
const tokenKeys = [{ id: 'k1', key: Buffer.from(orders.tokenKey, 'base64') }];
const settings = { settleSeconds: 0, appUrl: orders.appUrl, receiptKeys: receiptKeys(tokenKeys) };
const logger = createLogger(orders.logLevel);
const identity = createXeroIdentity({
  identityUrl: orders.sandboxUrl,
  apiUrl: orders.sandboxUrl,
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
});
const cipher = createTokenCipher(tokenKeys);
const tokens = createAccessTokens({ db, identity, cipher, settings, now });
const remotes = createRemotes({ db, xeroApiUrl: orders.sandboxUrl, logger, ...tokens });
startDeliveryLoop({
  db,
  settings,
  logger,
  now,
  timing: orders.timing,
  workerId: `real:${process.pid}`,
  ...openRemotes(remotes),
  renewToken: renewToken(db, tokens),
});
process.on('message', (asked) => {
  if (z.literal('calls').safeParse(asked).success) process.send?.(calls.count());
});
process.send?.('started');
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
