import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';

import { assetRoutes } from './console/assets.ts';
import { consoleRoutes } from './console/routes.ts';
import { createRulesInForce } from './console/rules-in-force.ts';
import { isLocalHost, isLocalOrigin, isLoopback } from './control/loopback.ts';
import { nightByHand } from './control/night.ts';
import type { NightAnswer } from './control/night.ts';
import { actAsPerson } from './control/people.ts';
import type { PeopleRequest } from './control/people.ts';
import { resetWorld } from './control/reset.ts';
import type { ResetRequest } from './control/reset.ts';
import { controlRoutes } from './control/routes.ts';
import { stateOfWorld } from './control/state.ts';
import type { SandboxState } from './control/state.ts';
import { catchUpNights } from './night/run-night.ts';
import type { CountryCode } from './profiles/countries.ts';
import type { ProfileName } from './profiles/sizes.ts';
import type { LoggedCall } from './transport/call-log.ts';
import type { FaultRule } from './transport/fault-rule.ts';
import { handleRemote } from './transport/handle.ts';
import type { LimitSizes } from './transport/limits.ts';
import { createRemote, isRemote } from './transport/remote.ts';
import { createWorld } from './world/world.ts';
import type { World, WorldOptions } from './world/world.ts';

/** How a sandbox is set up. Everything may be left out. */
export interface SandboxOptions {
  /** What it holds at first; a state file that exists wins. `demo` unless given. */
  readonly profile?: ProfileName | undefined;
  readonly seed?: number | undefined;
  /** Country of the Xero organisation; New Zealand unless given. */
  readonly country?: CountryCode | undefined;
  /** File that keeps every acknowledged change over restarts and kills; in memory without it. */
  readonly stateFile?: string | undefined;
  /** Credentials of the one app it knows: `sandbox-client` and `sandbox-secret` unless given. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** Redirect addresses accepted beside every loopback one. */
  readonly redirectUris?: readonly string[] | undefined;
  /** Calls a tenant may make a day; 5,000 unless given. */
  readonly dayLimit?: number | undefined;
  /** Other limits that differ from the platform's: 5 at once, 60 a minute, 10,000 a minute for the whole app. */
  readonly limits?: Partial<LimitSizes> | undefined;
  /** Where Throughline is, for the console's links; `http://localhost:3000` unless given. */
  readonly appUrl?: string | undefined;
  /** The clock under the sandbox clock; the machine's unless given. */
  readonly now?: (() => Date) | undefined;
}

/** The control interface in process; each does what its HTTP twin below `/__sandbox` does. */
export interface SandboxControl {
  state: () => SandboxState;
  calls: () => LoggedCall[];
  clearCalls: () => void;
  setFaults: (rules: readonly FaultRule[]) => void;
  now: () => Date;
  setNow: (instant: Date) => void;
  advance: (byMs: number) => void;
  reset: (request?: Partial<ResetRequest>) => void;
  /** Does an act of a person; answers with a sentence, throws when it cannot be done. */
  act: (request: PeopleRequest) => string;
  /** Runs the overnight import; `advance` ends the practice's day first. */
  night: (request?: { advance?: boolean }) => NightAnswer;
  /** Sets a switch; throws when there is none of that id or value. */
  setSwitch: (id: string, value: string) => void;
}

/** One sandbox: a Hono app to serve, and its controls. */
export interface Sandbox {
  readonly app: Hono<{ Bindings: HttpBindings }>;
  readonly control: SandboxControl;
  /** Closes the state file. */
  close: () => void;
}

/** Makes a sandbox: restores its state file, or fills it from a profile. Throws when the state file cannot be read. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const start: ResetRequest = {
    profile: options.profile ?? 'demo',
    seed: options.seed ?? 7,
    country: options.country ?? 'NZ',
    keepConnections: false,
  };
  const world = createWorld(worldOptions(options));
  if (world.load()) world.compact();
  else resetWorld(world, start);
  return {
    app: appOf(world, options.appUrl ?? 'http://localhost:3000'),
    control: controlOf(world, start),
    close: world.close,
  };
}

function worldOptions(options: SandboxOptions): WorldOptions {
  return {
    stateFile: options.stateFile ?? null,
    clientId: options.clientId ?? 'sandbox-client',
    clientSecret: options.clientSecret ?? 'sandbox-secret',
    redirectUris: options.redirectUris ?? [],
    limits: { ...(options.dayLimit === undefined ? {} : { day: options.dayLimit }), ...options.limits },
    now: options.now ?? (() => new Date()),
  };
}

function appOf(world: World, appUrl: string): Sandbox['app'] {
  const answerRemote = createRemote(world);
  const control = controlRoutes(world);
  const rules = createRulesInForce(world);
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error, c) => c.text(`The sandbox failed: ${error.message}`, 500));
  app.use(async (_c, next) => {
    rules.expire();
    passNights(world);
    return next();
  });
  app.use(async (c, next) => {
    if (!isRemote(new URL(c.req.url).pathname)) return next();
    return handleRemote(world, answerRemote, { request: c.req.raw, connection: c.env });
  });
  app.route('/', assetRoutes());
  app.use(async (c, next) => (mayControl(c) ? next() : c.text('Only from this machine.', 403)));
  app.route('/__sandbox', control);
  app.route('/', consoleRoutes({ world, rules, control, appUrl: appUrl.replace(/\/+$/, '') }));
  app.notFound((c) => c.json({ error: 'The sandbox has nothing here.' }, 404));
  return app;
}

/** XPM's nights come by themselves: what the clock has passed is done before anything else is. */
function passNights(world: World): void {
  if (catchUpNights(world)) world.commit();
}

function mayControl(c: Context<{ Bindings: HttpBindings }>): boolean {
  const env: Partial<HttpBindings> | undefined = c.env;
  const local = isLoopback(env?.incoming?.socket.remoteAddress);
  return local && isLocalHost(c.req.header('host')) && isLocalOrigin(c.req.header('origin'));
}

function controlOf(world: World, start: ResetRequest): SandboxControl {
  return {
    state: () => {
      passNights(world);
      return stateOfWorld(world);
    },
    calls: () => world.calls.all(),
    clearCalls: world.calls.clear,
    setFaults: world.faults.set,
    now: world.clock.now,
    setNow: (instant) => {
      world.clock.setNow(instant);
      catchUpNights(world);
      world.commit();
    },
    advance: (byMs) => {
      world.clock.advance(byMs);
      catchUpNights(world);
      world.commit();
    },
    reset: (request = {}) => resetWorld(world, { ...start, ...request }),
    act: (request) => {
      passNights(world);
      const sentence = actAsPerson(world, request);
      world.commit();
      return sentence;
    },
    night: (request = {}) => {
      const run = nightByHand(world, { advance: false, ...request });
      world.commit();
      return run;
    },
    setSwitch: (id, value) => {
      const problem = world.switches.set(id, value);
      if (problem !== null) throw new RangeError(problem);
      world.commit();
    },
  };
}
