import { randomUUID } from 'node:crypto';

import type { Database } from '@throughline/core/db/client';
import type { RunningSandbox } from '@throughline/sandbox';

import { type Refresh, refreshMirror } from '../../apps/api/src/remote/refresh-mirror.ts';
import { createRemotes } from '../../apps/api/src/remote/remotes.ts';
import { type LinkingPractice, now, settings } from './linking-practice.ts';

const redirectUri = 'http://localhost:3000/oauth/xero/callback';
const scopes =
  'openid profile email offline_access practicemanager accounting.settings.read accounting.invoices accounting.contacts';

type Connected = { db: Database; sandbox: RunningSandbox; practice: LinkingPractice };

/** A practice connected to the sandbox's XPM and Xero, with a clock of its own. */
export async function connectedPractice({ db, sandbox, practice }: Connected) {
  const access = { token: await signInToXero(sandbox) };
  const lost: string[] = [];
  const renewals: string[] = [];
  const logged: { message: string; fields: object }[] = [];
  const write = (fields: object, message: string) => void logged.push({ fields, message });
  const logger = { warn: write, error: write };
  await insertConnections(sandbox, practice);
  const remotes = createRemotes({
    db,
    xeroApiUrl: sandbox.url,
    logger,
    getAccessToken: async (_practiceId, _connectionId, { rejected } = {}) => {
      if (rejected === access.token) {
        renewals.push(rejected);
        access.token = await signInToXero(sandbox);
      }
      return access.token;
    },
    tokenOf: () => Promise.resolve(access.token),
    markReconnectNeeded: async (_practiceId, connectionId) => {
      lost.push(connectionId);
      await practice.owner.query(`update connections set status = 'reconnect_needed' where id = $1`, [
        connectionId,
      ]);
    },
  });
  const clock = { now };
  const deps = { db, remotes, settings, logger, now: () => clock.now };
  return {
    lost,
    renewals,
    logged,
    later: (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    },
    now: () => clock.now,
    /** What an admin does after a consent ended. */
    async reconnect() {
      access.token = await signInToXero(sandbox);
      await practice.owner.query(`update connections set status = 'connected' where practice_id = $1`, [
        practice.practiceId,
      ]);
    },
    refresh: (refresh: Partial<Refresh> = {}) =>
      refreshMirror(deps, practice.practiceId, { force: false, patient: false, ...refresh }),
  };
}

async function signInToXero({ url }: RunningSandbox): Promise<string> {
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: 'sandbox-client',
    redirect_uri: redirectUri,
    scope: scopes,
    decision: 'allow',
  });
  const granted = await fetch(`${url}/identity/connect/authorize`, {
    method: 'POST',
    body: asked,
    redirect: 'manual',
  });
  const code = new URL(granted.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const exchanged = await fetch(`${url}/connect/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
  });
  const answer: unknown = await exchanged.json();
  if (typeof answer !== 'object' || answer === null || !('access_token' in answer))
    throw new Error('no token');
  return String(answer.access_token);
}

async function insertConnections({ sandbox }: RunningSandbox, { practiceId, admin, owner }: LinkingPractice) {
  for (const { tenantId, tenantType, name } of sandbox.control.state().identity.tenants) {
    await owner.query(
      `insert into connections
         (practice_id, kind, tenant_id, tenant_name, xero_connection_id, status, connected_by, connected_at)
       values ($1, $2, $3, $4, $5, 'connected', $6, now())`,
      [
        practiceId,
        tenantType === 'ORGANISATION' ? 'ledger' : 'xpm',
        tenantId,
        name,
        randomUUID(),
        admin.staffId,
      ],
    );
  }
}
