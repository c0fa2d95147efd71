import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** One person in a browser context of their own. */
export type Visitor = {
  readonly page: Page;
  /** Opens the app and signs in on its sign-in page, with the keyboard. */
  readonly signIn: (who: { readonly email: string; readonly password: string }) => Promise<void>;
  /** Waits until the page of this heading is drawn; finds no breach of WCAG 2.2 AA on it. */
  readonly arrives: (heading: string | RegExp) => Promise<void>;
  /** Finds no breach of WCAG 2.2 AA on the page as it is now. */
  readonly isAccessible: () => Promise<void>;
  /** Presses keys one after the other; `G W` is two. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Goes to a place with `Tab` alone. @throws it is not reached */
  readonly tabTo: (place: Locator) => Promise<void>;
  /** What the browser complained about since the last look: console, uncaught errors, failed answers. */
  readonly takeNoise: () => string[];
};

export type VisitorOptions = {
  readonly baseUrl: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
};

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const tabsMax = 60;
/** Narrower ones are held in the hand: touch, and no zooming out of what is too wide. */
const phoneBelow = 760;
/** Asking who is signed in is answered 401 before the sign-in, which Chromium itself writes on the console. */
const whoIsSignedIn = /\/trpc\/session\.current/;

export async function visit(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const { baseUrl: baseURL, width = 1440, height = 900, colorScheme = 'light' } = options;
  const viewport = { width, height };
  const isPhone = width < phoneBelow;
  const context = await browser.newContext({
    baseURL,
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    isMobile: isPhone,
    hasTouch: isPhone,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const noise = listen(page);
  const isAccessible = async () => expect(await breaches(page)).toEqual([]);
  const arrives = async (heading: string | RegExp) => {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    await isAccessible();
  };
  return {
    page,
    arrives,
    isAccessible,
    takeNoise: () => noise.splice(0),
    async signIn({ email, password }) {
      await page.goto('/');
      await arrives('Sign in');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async tabTo(place) {
      for (let tabs = 0; tabs < tabsMax; tabs += 1) {
        await page.keyboard.press('Tab');
        if ((await place.and(page.locator(':focus')).count()) > 0) return;
      }
      throw new Error(`not reached with ${tabsMax} tabs: ${place.toString()}`);
    },
  };
}

/** Every breach of WCAG 2.2 AA on a page, as "path: rule at element: what is wrong". */
async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
  const { pathname } = new URL(page.url());
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${pathname}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

function listen(page: Page): string[] {
  const noise: string[] = [];
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const isExpected = whoIsSignedIn.test(message.location().url) && message.text().includes('status of 401');
    if (!isExpected) noise.push(`${message.type()} at ${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => noise.push(`uncaught at ${page.url()}: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) noise.push(`${response.status()} from ${response.url()}`);
  });
  return noise;
}
