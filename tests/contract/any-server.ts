import { createLedger, type Ledger } from '@throughline/ledger-push';
import { startSandbox } from '@throughline/sandbox';
import { createXpmClient, type XpmClient } from '@throughline/xpm-client';
import { afterAll, beforeAll } from 'vitest';

import { readTestEnv } from '../support/env.ts';
import { connect, type Connected, listConnections } from './consent.ts';
import { fieldOf, lackOfControl, resetServer, textField } from './support.ts';

/** A server of which a case knows the documents only: no state to look into, no clock, no faults. */
export type AnyServer = {
  readonly url: string;
  readonly access: Connected;
  readonly xpm: XpmClient;
  readonly ledger: Ledger;
  /** Why a case must not leave anything there; null when it may. */
  readonly noWrites: string | null;
};

const forbidden = 'leaves something on the server: CONTRACT_MAY_WRITE=yes allows it';

/**
 * The server for the tests of one file, connected once: a sandbox of our own, or the one `CONTRACT_BASE_URL` names,
 * with the token of `CONTRACT_ACCESS_TOKEN` where there is no consent page to fill in.
 */
export function anyServer(): AnyServer {
  const { contractBaseUrl, contractAccessToken, contractMayWrite } = readTestEnv();
  let base = contractBaseUrl;
  let access: Connected | null = null;
  let stop: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    if (base === null) {
      const running = await startSandbox({ port: 0, profile: 'tiny' });
      base = running.url;
      stop = running.close;
    } else if ((await lackOfControl(base)) === null) {
      await resetServer(base, 'tiny');
    }
    access = contractAccessToken === null ? await connect(base) : await accessBy(base, contractAccessToken);
  });
  afterAll(() => stop());

  const opened = (): { url: string; access: Connected } => {
    if (base === null || access === null) throw new Error('the server has not started yet');
    return { url: base, access };
  };
  const getAccessToken = async (): Promise<string> => opened().access.accessToken;

  return {
    get url() {
      return opened().url;
    },
    get access() {
      return opened().access;
    },
    get xpm() {
      const { url, access: granted } = opened();
      const baseUrl = `${url}/practicemanager/3.1`;
      return createXpmClient({ baseUrl, tenantId: granted.practiceTenantId, getAccessToken });
    },
    get ledger() {
      const { url, access: granted } = opened();
      const baseUrl = `${url}/api.xro/2.0`;
      return createLedger({ baseUrl, tenantId: granted.organisationTenantId, getAccessToken });
    },
    noWrites: contractBaseUrl === null || contractMayWrite ? null : forbidden,
  };
}

/** The first practice and the first organisation a token opens. */
async function accessBy(base: string, accessToken: string): Promise<Connected> {
  const { status, rows } = await listConnections(base, accessToken);
  if (status !== 200) throw new Error(`GET /connections with CONTRACT_ACCESS_TOKEN is ${status}`);
  const tenantOf = (type: string): string => {
    const row = rows.find((connection) => fieldOf(connection, 'tenantType') === type);
    if (row === undefined) throw new Error(`CONTRACT_ACCESS_TOKEN opens no tenant of type ${type}`);
    return textField(row, 'tenantId');
  };
  return {
    accessToken,
    refreshToken: '',
    practiceTenantId: tenantOf('PRACTICEMANAGER'),
    organisationTenantId: tenantOf('ORGANISATION'),
  };
}
