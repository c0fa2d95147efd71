import type { SandboxState } from '@throughline/sandbox';
import type { Browser } from 'playwright-core';

import { ensureWebBuilt } from '../../scripts/start/build-web.ts';
import { newMember, newPractice, type Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { visit, type Visitor, type VisitorOptions } from './visitor.ts';

export type Name = 'tom' | 'mei' | 'priya';

/** A practice of three that has connected nothing yet, and a browser to walk in with. */
export type Office = {
  readonly product: Product;
  readonly people: Readonly<Record<Name, Person>>;
  /** Time entries in XPM that were not there when the office opened. */
  readonly newTimes: () => SandboxState['xpm']['times'];
  /** Sales invoices in Xero that an app made, not the ones the demo holds for its lesson. */
  readonly salesInvoices: () => SandboxState['xero']['invoices'];
  /** A browser context that knows nobody yet. */
  readonly enter: (options?: Omit<VisitorOptions, 'baseUrl'>) => Promise<Visitor>;
  /** What the browser complained about since the last look, in all its contexts. */
  readonly takeNoise: () => string[];
  readonly close: () => Promise<void>;
};

/** The whole product with the web app built from its sources, and its three people. */
export async function openOffice(browser: Browser): Promise<Office> {
  const webDir = await ensureWebBuilt(() => undefined);
  const product = await startProduct({ profile: 'demo', settleSeconds: 1, webDir });
  const tom = await newPractice(product, 'Ashby & Tanaka');
  const [mei, priya] = await Promise.all([
    newMember(product, tom.practiceId, { name: 'Mei Tanaka', roles: ['staff'] }),
    newMember(product, tom.practiceId, { name: 'Priya Nair', roles: ['staff', 'accounts'] }),
  ]);
  const { state } = product.sandbox.sandbox.control;
  const visitors: Visitor[] = [];
  const former = new Set(state().xpm.times.map(({ uuid }) => uuid));
  return {
    product,
    people: { tom, mei, priya },
    newTimes: () => state().xpm.times.filter(({ uuid }) => !former.has(uuid)),
    salesInvoices: () => state().xero.invoices.filter(({ createdByApp }) => createdByApp !== null),
    async enter(options = {}) {
      const visitor = await visit(browser, { ...options, baseUrl: product.url });
      visitors.push(visitor);
      return visitor;
    },
    takeNoise: () => visitors.flatMap((visitor) => visitor.takeNoise()),
    async close() {
      await browser.close();
      await product.stop();
    },
  };
}
