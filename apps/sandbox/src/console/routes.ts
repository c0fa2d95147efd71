import { Hono } from 'hono';
import type { Context } from 'hono';

import { followCourse } from '../course/follow-course.ts';
import type { World } from '../world/world.ts';
import { framed } from './frame.ts';
import { createHeldState } from './held-state.ts';
import { pages } from './pages.ts';
import type { RulesInForce } from './rules-in-force.ts';
import type { ControlAnswer, Said, VerbContext } from './verb.ts';
import { verbs } from './verbs.ts';
import type { View } from './view.ts';

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** What the console is made of. */
export interface ConsoleParts {
  readonly world: World;
  readonly rules: RulesInForce;
  /** The control interface, which the console's forms use as any client does. */
  readonly control: Hono;
  /** Address of Throughline. */
  readonly appUrl: string;
}

/** The console: its pages, and the verbs of its forms. */
export function consoleRoutes(parts: ConsoleParts): Hono {
  const { world } = parts;
  const held = createHeldState(world);
  let night: unknown = null;
  const app = new Hono();
  for (const page of pages) {
    app.get(page.path, (c) => {
      const view = viewOf(parts, { state: held.get(), query: new URL(c.req.url).searchParams, night });
      return c.html(framed(page, pages, view).markup, 200, headers);
    });
  }
  app.get('/pulse', (c) => c.json({ revision: revisionOf(world) }, 200, headers));
  app.post('/do/:verb', async (c) => {
    const verb = Object.entries(verbs).find(([name]) => name === c.req.param('verb'))?.[1];
    if (!verb) return c.json({ ok: false, sentence: 'The console has no such verb.' }, 404);
    const form = new URLSearchParams(await c.req.text());
    const keepNight = (answer: unknown): void => {
      night = answer;
    };
    const control: VerbContext['control'] = (path, body) => post(parts, path, body);
    const said = await verb({ ...parts, form, state: held.get(), control, keepNight });
    held.forget();
    return answered(c, said);
  });
  return app;
}

/** What the pages are drawn from. Looking also notes the steps of the course that are done. */
function viewOf({ world, appUrl }: ConsoleParts, of: Pick<View, 'state' | 'query' | 'night'>): View {
  const course = followCourse(world, of.state);
  world.commit();
  const aheadMs = Date.parse(of.state.now) - world.options.now().getTime();
  return { ...of, course, calls: world.calls.all(), appUrl, revision: revisionOf(world), aheadMs };
}

function revisionOf(world: World): string {
  const left = world.faults.active().map(({ left: calls }) => calls ?? 'all');
  return [world.changes(), world.calls.total(), world.clock.offsetMs(), ...left].join('.');
}

async function post({ control }: ConsoleParts, path: string, body: object): Promise<ControlAnswer> {
  const answer = await control.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { ok: answer.ok, body: await answer.json().catch(() => null) };
}

/** Answers the script with the sentence, and a browser without it by going back to the page, which then says it. */
function answered(c: Context, said: Said): Response {
  if (c.req.header('accept') === 'application/json') return c.json(said, said.ok ? 200 : 400, headers);
  const from = c.req.header('referer') ?? '';
  const back = new URL(URL.canParse(from) ? from : 'http://localhost/');
  if (!pages.some(({ path }) => path === back.pathname)) back.pathname = '/';
  for (const name of ['said', 'refused']) back.searchParams.delete(name);
  back.searchParams.set(said.ok ? 'said' : 'refused', said.sentence);
  return c.redirect(`${back.pathname}${back.search}`, 303);
}
