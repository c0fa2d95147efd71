import { beforeAll, describe, expect, it } from 'vitest';

import type { SandboxState } from '../control/state.ts';
import { createSandbox } from '../create-sandbox.ts';
import { createWorld } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { renderClient } from '../xpm/client-render.ts';
import { seedProfile } from './profiles.ts';

const now = () => new Date('2026-11-22T23:00:00Z');
let demo: SandboxState;

beforeAll(() => {
  demo = createSandbox({ profile: 'demo', seed: 7, now }).control.state();
});

const open = () => demo.xpm.jobs.filter(({ stateType }) => !['Completed', 'Cancelled'].includes(stateType));

describe('the demo profile', () => {
  it('has the people of the demo sign-ins under their addresses', () => {
    expect(demo.xpm.staff.map(({ name, email }) => `${name} ${email}`)).toEqual(
      expect.arrayContaining([
        'Tom Ashby admin@demo.test',
        'Mei Tanaka staff@demo.test',
        'Priya Nair accounts@demo.test',
      ]),
    );
    expect(demo.xpm.staff).toHaveLength(6);
  });

  it('has forty clients, two of one name', () => {
    const names = demo.xpm.clients.map(({ name }) => name);
    expect(names).toHaveLength(40);
    expect(new Set(names).size).toBe(39);
  });

  it('has jobs of three financial years, last year mostly done', () => {
    const accounts = demo.xpm.jobs.filter(({ name }) => name.startsWith('Annual accounts'));
    const of = (year: number) => accounts.filter(({ name }) => name.endsWith(String(year)));
    expect(of(2025).filter(({ state }) => state === 'Completed').length).toBeGreaterThan(of(2025).length / 2);
    expect(of(2026).every(({ stateType }) => stateType !== 'Completed')).toBe(true);
    expect(of(2027).every(({ state }) => state === 'Planned')).toBe(true);
    expect(of(2027).length).toBeGreaterThan(5);
  });

  it('has a client with open accounts of two years, and one with two open jobs of one definition this year', () => {
    const ofClients = demo.xpm.clients.map(({ uuid }) =>
      open().filter(({ clientUuid }) => clientUuid === uuid),
    );
    const twoYears = ofClients.filter((jobs) =>
      ['Annual accounts 2025', 'Annual accounts 2026'].every((name) => jobs.some((job) => job.name === name)),
    );
    const twins = ofClients.filter((jobs) => {
      const definitions = jobs
        .filter(({ startDate }) => startDate === '2026-04-01')
        .flatMap(({ tasks }) => [...new Set(tasks.map(({ taskDefUuid }) => taskDefUuid))]);
      return new Set(definitions).size < definitions.length;
    });
    expect(twoYears.length).toBeGreaterThan(0);
    expect(twins.length).toBeGreaterThan(0);
  });

  it('has jobs that hold one definition twice', () => {
    const twice = open().filter(
      ({ tasks }) => new Set(tasks.map(({ taskDefUuid }) => taskDefUuid)).size < tasks.length,
    );
    expect(twice.length).toBeGreaterThan(0);
  });

  it('has monthly and quarterly jobs with their days in the period', () => {
    const payroll = demo.xpm.jobs.find(({ name }) => name === 'Payroll November 2026');
    expect(payroll).toMatchObject({ startDate: '2026-11-01', dueDate: '2026-11-30' });
    expect(demo.xpm.jobs.some(({ name }) => name === 'GST return September 2026')).toBe(true);
  });

  it('has no time entry in this financial year', () => {
    expect(demo.xpm.times.length).toBeGreaterThan(0);
    expect(demo.xpm.times.every(({ date }) => date < '2026-04-01')).toBe(true);
  });

  it('has contacts of the exact names of most clients, an archived one and two nearly alike', () => {
    const names = new Set(demo.xero.contacts.map(({ name }) => name));
    const known = demo.xpm.clients.filter(({ name }) => names.has(name));
    expect(known.length).toBeGreaterThan(30);
    expect(known.length).toBeLessThan(40);
    expect(demo.xero.contacts.filter(({ status }) => status === 'ARCHIVED')).toHaveLength(1);
    expect([names.has('Harbour Lane Holdings Ltd'), names.has('Harbour Lane Holding Ltd')]).toEqual([
      true,
      true,
    ]);
  });
});

describe('the lesson on allocation in the demo', () => {
  it('has one invoice for each way a night can end', () => {
    const { control } = createSandbox({ profile: 'demo', seed: 7, now });
    const night = control.night({ advance: true }).invoices;
    expect(
      Object.fromEntries(night.map((row) => [row.invoiceNumber, [row.outcome, ...row.failedChecks]])),
    ).toEqual({
      'AT-1001': ['allocated'],
      'AT-1002': ['misc', 'reference'],
      'AT-1003': ['misc', 'job_state'],
      'AT-1004': ['allocated'],
      'AT-1005': ['new_client', 'client_name'],
      'AT-1006': ['misc', 'client_mapping'],
      'AT-1007': ['not_imported', 'status'],
      'AT-1008': ['not_imported', 'age'],
    });
  });

  it('misses one by a trailing blank and has two open jobs with one Client Order Number', () => {
    expect(demo.xero.invoices.map(({ reference }) => reference)).toContain('PROP-1002 ');
    expect(open().filter(({ clientOrderNumber }) => clientOrderNumber === 'PROP-1002')).toHaveLength(1);
    const twins = open().filter(({ clientOrderNumber }) => clientOrderNumber === 'CLI-1004');
    expect(new Set(twins.map(({ clientUuid }) => clientUuid)).size).toBe(1);
    expect(twins).toHaveLength(2);
  });
});

describe('seeding', () => {
  it('gives the same content for the same seed and day', () => {
    expect(createSandbox({ profile: 'demo', seed: 7, now }).control.state()).toEqual(demo);
    expect(createSandbox({ profile: 'demo', seed: 8, now }).control.state().xpm.jobs).not.toEqual(
      demo.xpm.jobs,
    );
  });

  it('makes tiny with two staff, three clients and four jobs', () => {
    const { xpm } = createSandbox({ profile: 'tiny', now }).control.state();
    expect([xpm.staff.length, xpm.clients.length, xpm.jobs.length, xpm.times.length]).toEqual([2, 3, 4, 0]);
  });

  it('makes practice400 with its clients, its staff and about twelve hundred jobs', () => {
    const { xpm } = createSandbox({ profile: 'practice400', now }).control.state();
    expect([xpm.clients.length, xpm.staff.length]).toEqual([400, 40]);
    expect(Math.abs(xpm.jobs.length - 1200)).toBeLessThan(100);
  });

  it('makes large with 15,000 clients, about 50,000 jobs and a detailed client list of about 50 MB', () => {
    const world = emptyWorld();
    seedProfile(world, { profile: 'large', seed: 7, country: 'NZ' });
    const clients = world.tables.clients.all();
    const sample = clients.filter((_, index) => index % 50 === 0);
    const parts = { contacts: true, detailed: true };
    const bytes = sample.map((client) => Buffer.byteLength(renderClient(world, client, parts)));
    const megabytes =
      (bytes.reduce((sum, size) => sum + size, 0) / sample.length) * (clients.length / 1_000_000);
    expect(clients).toHaveLength(15_000);
    expect(Math.abs(world.tables.jobs.size - 50_000)).toBeLessThan(1000);
    expect(Math.abs(megabytes - 50)).toBeLessThan(3);
  }, 60_000);

  it.each(['2026-03-31T00:00:00Z', '2026-04-01T12:00:00Z', '2028-02-29T00:00:00Z'])(
    'works on %s',
    (instant) => {
      const { xpm } = createSandbox({ profile: 'demo', now: () => new Date(instant) }).control.state();
      expect(xpm.jobs.some(({ stateType }) => stateType === 'Standard')).toBe(true);
    },
  );
});

function emptyWorld(): World {
  return createWorld({
    stateFile: null,
    clientId: '',
    clientSecret: '',
    redirectUris: [],
    limits: {},
    now,
  });
}
