import { randomUUID } from 'node:crypto';

import { createLogger } from '@throughline/api/logger';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { apiFor, connect, newMember, newPractice, password, type Person } from '../support/people.ts';
import { TEST_SECRET } from '../support/postgres.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';
import { overhear, type Overheard } from './overheard.ts';

const note = `Note ${randomUUID()}`;
const wrongPassword = `wrong ${randomUUID()}`;
const clientSecret = 'sandbox-secret';

let product: Product;
let heard: Overheard;
let admin: Person;
let accounts: Person;
let owner: pg.Client;
let stream = '';
const logged: string[] = [];
const gone = new AbortController();

beforeAll(async () => {
  heard = overhear(() => product.url);
  const logger = createLogger('debug', { write: (line: string) => void logged.push(line) });
  product = await startProduct({ profile: 'tiny', logger });
  owner = new pg.Client({ connectionString: product.database.ownerUrl });
  await owner.connect();
  for (const method of ['log', 'info', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...said: unknown[]) => void logged.push(said.map(String).join(' ')),
    );
  }
  heard.keep('password', password, wrongPassword);
  heard.keep('app secret', TEST_SECRET);
  const basic = Buffer.from(`sandbox-client:${clientSecret}`).toString('base64');
  heard.keep('client secret', clientSecret, basic);
  admin = await newPractice(product);
  accounts = await newMember(product, admin.practiceId, { name: 'Priya Nair', roles: ['staff', 'accounts'] });
  void listen();
  await connectAndRead();
  await deliverTime();
  await deliverBill();
  await goWrong();
}, 90_000);

afterAll(async () => {
  gone.abort();
  await owner.end();
  await product.stop();
  vi.restoreAllMocks();
});

const control = () => product.sandbox.sandbox.control;

async function listen(): Promise<void> {
  const headers = { accept: 'text/event-stream', cookie: admin.cookie, 'x-practice-id': admin.practiceId };
  const reply = await fetch(`${product.url}/trpc/live.changes`, { headers, signal: gone.signal });
  try {
    for await (const chunk of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) stream += chunk;
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

async function connectAndRead(): Promise<void> {
  expect(await connect(product, admin, { decision: 'cancel' })).toContain('problem=denied');
  expect(await connect(product, admin)).toContain('connected=');
  await admin.api.mirror.refresh.mutate({});
  const [person] = control().state().xpm.staff;
  await admin.api.staff.link.mutate({ staffId: admin.staffId, xpmStaffUuid: person?.uuid ?? null });
}

/** Sends time twice: with the token at hand, and with one that XPM no longer takes. */
async function deliverTime(): Promise<void> {
  const { items } = await admin.api.job.list.query({ open: true });
  const job = items.find((row) => row.tasks.some((task) => !task.completed));
  const process = await admin.api.process.create.mutate({ name: 'Anything' });
  const work = { clientId: job?.clientId ?? '', processId: process.id, dueDate: '2026-11-30' };
  const { id: workItemId } = await admin.api.workItem.create.mutate(work);
  const xpmJobTaskUuid = job?.tasks.find((task) => !task.completed)?.xpmJobTaskUuid ?? '';
  await admin.api.link.set.mutate({ workItemId, xpmJobNumber: job?.xpmJobNumber ?? '', xpmJobTaskUuid });
  for (const kind of [null, 'token-expired', 'html-200'] as const) {
    if (kind) control().setFaults([{ path: '/practicemanager/3.1/time.api/add', kind, count: 1 }]);
    const entry = { workItemId, workDate: '2026-11-18', minutes: 12, note };
    const { id: timeEntryId } = await admin.api.timeEntry.create.mutate(entry);
    await until(
      () => admin.api.timeEntry.trace.query({ timeEntryId }),
      (trace) => trace.entry.delivery.state === 'delivered',
      30_000,
    );
  }
}

async function deliverBill(): Promise<void> {
  const { api } = accounts;
  const chart = await api.xeroAccount.list.query();
  const rates = await api.xeroTaxRate.list.query();
  const account = chart.find((row) => row.usable && row.type === 'REVENUE');
  const rate = rates.find((row) => row.usableForClasses.includes('REVENUE'));
  const { id: ledgerAccountId } = await api.ledgerAccount.create.mutate({ name: 'Fees', purpose: 'income' });
  const mapping = { xeroAccountId: account?.xeroAccountId ?? '', taxType: rate?.taxType ?? '' };
  await api.ledgerAccount.map.mutate({ ledgerAccountId, ...mapping });
  const { items } = await api.client.list.query({});
  const line = { description: note, quantity: '1', unitAmount: '100.00', ledgerAccountId };
  const days = { billDate: '2026-11-18', dueDate: '2026-12-20' };
  const draft = { clientId: items[0]?.id ?? '', ...days, lines: [line] };
  const { id: clientBillId } = await api.clientBill.draft.mutate(draft);
  await api.clientBill.approve.mutate({ clientBillId });
  await api.clientBill.dryRun.query({ clientBillIds: [clientBillId] });
  await api.clientBill.post.mutate({ clientBillIds: [clientBillId] });
  await until(
    () => api.clientBill.get.query({ clientBillId }),
    ({ delivery }) => ['delivered', 'refused', 'blocked'].includes(delivery?.state ?? ''),
    30_000,
  );
}

/** Everything that may fail with a secret in hand. */
async function goWrong(): Promise<void> {
  const { authoriseUrl } = await admin.api.connection.begin.mutate({});
  const state = new URL(authoriseUrl).searchParams.get('state') ?? '';
  heard.keep('code', 'a-code-nobody-gave-out');
  const back = new URLSearchParams({ state, code: 'a-code-nobody-gave-out' });
  await fetch(`${product.url}/oauth/xero/callback?${back.toString()}`, {
    headers: { cookie: admin.cookie },
    redirect: 'manual',
  });
  control().setFaults([
    { path: '/connect/token', kind: '500', count: 1 },
    { path: '/practicemanager', kind: 'token-expired', count: 1 },
  ]);
  await admin.api.mirror.refresh.mutate({ force: true, kinds: ['staff', 'clients'] });
  control().setFaults([]);
  await everyFault();
  await fetch(`${product.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: admin.email, password: wrongPassword }),
  });
  const { url } = await admin.api.invitation.create.mutate({
    email: 'guest@test.test',
    name: 'Guest',
    roles: ['staff'],
  });
  const token = url.slice(url.lastIndexOf('/') + 1);
  heard.keep('password', 'a password of a guest');
  await apiFor(product, {}).invitation.accept.mutate({ token, password: 'a password of a guest' });
  await owner.query('alter table processes rename to processes_elsewhere');
  await expect(admin.api.process.create.mutate({ name: note })).rejects.toThrow('Something went wrong');
  await owner.query('alter table processes_elsewhere rename to processes');
  const [connection] = await admin.api.connection.list.query();
  await admin.api.connection.disconnect.mutate({ connectionId: connection?.id ?? '' });
}

const faults = [
  'drop-before',
  'drop-after',
  '429-minute',
  '429-day',
  '429-concurrent',
  '500',
  '500-after',
  '503',
  'html-200',
  'malformed',
  'truncated',
  'token-expired',
] as const;

/** Each way to fail, of a refresh and of reads from both systems. */
async function everyFault(): Promise<void> {
  for (const kind of faults) {
    await owner.query(`update token_sets set refreshed_at = now() - interval '30 days'`);
    control().setFaults([{ path: '/connect/token', kind, count: 1 }]);
    // The first look fails, the second repeats it.
    for (let look = 0; look < 2; look += 1) await product.wiring.chores.keepAlive(admin.practiceId);
    await owner.query('update delivery_gates set paused_until = null, failures = 0');
    await owner.query('delete from call_shares');
    await owner.query('update mirror_lists set tried_at = null, as_of = null');
    control().setFaults([
      { path: '/practicemanager', kind, count: 1 },
      { path: '/api.xro', kind, count: 1 },
    ]);
    await admin.api.mirror.refresh.mutate({ force: true, kinds: ['staff', 'taxRates'] });
  }
  control().setFaults([]);
  await owner.query('update delivery_gates set paused_until = null, failures = 0');
  await owner.query('delete from call_shares');
}

/** What of everything secret stands in a text. */
function found(text: string): string[] {
  return [...heard.secrets].flatMap(([what, values]) =>
    [...values].filter((value) => text.includes(value)).map(() => what),
  );
}

describe('what is secret', () => {
  it('was all seen while everything was done', () => {
    const seen = Object.fromEntries([...heard.secrets].map(([what, values]) => [what, values.size]));
    expect(seen).toMatchObject({
      access_token: expect.toSatisfy((n: number) => n >= 8),
      refresh_token: expect.toSatisfy((n: number) => n >= 8),
      code: expect.toSatisfy((n: number) => n >= 2),
      code_verifier: expect.toSatisfy((n: number) => n >= 1),
      cookie: expect.toSatisfy((n: number) => n >= 4),
      'client secret': 2,
      password: 3,
    });
    expect(heard.answers.length).toBeGreaterThan(40);
    expect(stream).toContain('"topics"');
  });

  it('stands in no line of the log, and neither does what people wrote', () => {
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('')).toContain('a procedure failed unexpectedly');
    for (const line of logged) {
      expect(found(line), line).toEqual([]);
      expect(line).not.toContain(note);
    }
  });

  it('keeps the log to one line an event', () => {
    for (const line of logged) expect(line.trimEnd()).not.toMatch(/[\r\n]/);
  });

  it('stands in no answer, in no header and in no event', () => {
    for (const answer of heard.answers) expect(found(answer), answer.slice(0, 300)).toEqual([]);
    expect(found(stream)).toEqual([]);
  });

  it('stands readable in no table', async () => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from "${name}" t`);
      for (const { row } of rows) expect([name, found(row)]).toEqual([name, []]);
    }
  });

  it('is kept sealed where it is kept', async () => {
    const { rows } = await owner.query<{ sealed: string }>(
      `select access_token as sealed from token_sets union all select refresh_token from token_sets
       union all select code_verifier from oauth_states`,
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { sealed } of rows) expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/);
  });
});
