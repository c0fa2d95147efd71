import {
  startSandbox,
  type FaultRule,
  type LoggedCall,
  type ProfileName,
  type SandboxState,
} from '@throughline/sandbox';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import { readTestEnv } from '../support/env.ts';

/** The server under test and its control interface, over HTTP only. */
export type ContractServer = {
  /** Address without a slash at the end. */
  readonly url: string;
  state(): Promise<SandboxState>;
  /** Remote calls since the test began, oldest first. */
  calls(): Promise<LoggedCall[]>;
  faults(...rules: FaultRule[]): Promise<void>;
  advance(byMs: number): Promise<void>;
  /** Somebody does something inside XPM or Xero. */
  act(act: string, values?: Record<string, unknown>): Promise<void>;
  setSwitch(id: string, value: string): Promise<void>;
};

export const second = 1000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;

/**
 * A server for the tests of one file: a sandbox on a free port, or the one `CONTRACT_BASE_URL` names. Each test
 * begins with the profile as seeded, nobody connected, no faults and full limits. On a server without the control
 * interface every test is skipped, and says so.
 *
 * @param options `dayLimit` holds for a sandbox of our own only
 */
export function contractServer(profile: ProfileName, options: { dayLimit?: number } = {}): ContractServer {
  let base: string | null = null;
  let stop: () => Promise<void> = async () => undefined;
  let lacking: string | null = null;

  beforeAll(async () => {
    const { contractBaseUrl } = readTestEnv();
    if (contractBaseUrl !== null) {
      base = contractBaseUrl;
      lacking = await lackOfControl(base);
      return;
    }
    const running = await startSandbox({ port: 0, profile, dayLimit: options.dayLimit });
    base = running.url;
    stop = running.close;
  });
  afterAll(() => stop());

  const url = (): string => {
    if (base === null) throw new Error('the server has not started yet');
    return base;
  };
  beforeEach(async ({ skip }) => {
    if (lacking !== null) skip(lacking);
    await resetServer(url(), profile);
  });

  return {
    get url() {
      return url();
    },
    async state() {
      const state = await read(url(), 'state');
      if (!isSandboxState(state)) throw new Error('the state of the server has another shape');
      return state;
    },
    async calls() {
      const answer = await read(url(), 'calls');
      const calls = fieldOf(answer, 'calls');
      if (!Array.isArray(calls) || !calls.every(isLoggedCall))
        throw new Error('the calls have another shape');
      return calls;
    },
    faults: (...rules) => post(url(), 'faults', { rules }),
    advance: (advanceMs) => post(url(), 'clock', { advanceMs }),
    act: (act, values = {}) => post(url(), 'people', { act, ...values }),
    setSwitch: (id, value) => post(url(), 'switches', { switches: { [id]: value } }),
  };
}

/**
 * Why a server cannot play the cases that need its state, clock, faults or people; null when it can.
 * Throws when nothing answers there.
 */
export async function lackOfControl(base: string): Promise<string | null> {
  const response = await fetch(`${base}/__sandbox/state`);
  const isControl = response.ok && (await response.text()).startsWith('{');
  return isControl
    ? null
    : `needs the control interface, which ${base} lacks: /__sandbox/state is ${response.status}`;
}

/** Puts a server with the control interface back to how a profile begins. */
export const resetServer = (base: string, profile: ProfileName): Promise<void> =>
  post(base, 'reset', { profile, seed: 7 });

async function post(base: string, name: string, body: object): Promise<void> {
  const response = await fetch(`${base}/__sandbox/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
}

async function read(base: string, name: string): Promise<unknown> {
  const response = await fetch(`${base}/__sandbox/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/** One value of a JSON object; undefined for anything else. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** One text of a JSON object. Throws when it is none. */
export function textField(value: unknown, name: string): string {
  const text = fieldOf(value, name);
  if (typeof text !== 'string') throw new Error(`no text ${name}`);
  return text;
}

/** One list of a JSON object. Throws when it is none. */
export function listField(value: unknown, name: string): unknown[] {
  const list = fieldOf(value, name);
  if (!Array.isArray(list)) throw new Error(`no list ${name}`);
  return list;
}

/** The first of a list that must not be empty. */
export function first<T>(list: readonly T[], wanted: (row: T) => boolean = () => true): T {
  const found = list.find(wanted);
  if (found === undefined) throw new Error('the seeded data lack what this test needs');
  return found;
}

/** The sandbox promises this shape for `GET /__sandbox/state`; the collections the tests read are looked for. */
function isSandboxState(value: unknown): value is SandboxState {
  const lists = [
    [fieldOf(value, 'identity'), ['tenants', 'connections']],
    [
      fieldOf(value, 'xpm'),
      ['staff', 'clients', 'categories', 'taskDefinitions', 'templates', 'jobs', 'times'],
    ],
    [
      fieldOf(value, 'xero'),
      ['accounts', 'taxRates', 'trackingCategories', 'contacts', 'invoices', 'creditNotes'],
    ],
  ] as const;
  return lists.every(([part, names]) => names.every((name) => Array.isArray(fieldOf(part, name))));
}

function isLoggedCall(value: unknown): value is LoggedCall {
  return typeof fieldOf(value, 'method') === 'string' && typeof fieldOf(value, 'path') === 'string';
}
