import { describe, expect, it } from 'vitest';

import { repositoryRoot } from '../../scripts/repository-root.ts';
import { cruiseRepository } from '../../scripts/verify/cruise-repository.ts';
import { cruisePlanted } from './planted.ts';

/** Importer (each once), imported, and the rule that must refuse it. */
const refused: [from: string, to: string, rule: string][] = [
  ['packages/core/src/errors.ts', 'apps/api/src/app.ts', 'core-is-the-bottom'],
  ['packages/core/src/link/c.ts', 'packages/xpm-client/src/index.ts', 'core-is-the-bottom'],
  ['packages/xpm-client/src/send.ts', 'packages/core/src/link/ids.ts', 'xpm-client-alone'],
  ['packages/ledger-push/src/push.ts', 'packages/xpm-client/src/index.ts', 'ledger-push-on-core'],
  ['apps/sandbox/src/main.ts', 'packages/xpm-client/src/index.ts', 'sandbox-alone'],
  ['apps/sandbox/src/more.ts', 'packages/ledger-push/src/index.ts', 'sandbox-alone'],
  ['apps/api/src/a.ts', 'apps/sandbox/src/index.ts', 'api-never-web-or-sandbox'],
  ['apps/web/src/lib/a.ts', 'apps/api/src/app.ts', 'web-types-of-api'],
  ['apps/web/src/lib/b.ts', 'packages/core/src/db/client.ts', 'web-never-database'],
  ['apps/web/src/lib/c.ts', 'packages/xpm-client/src/index.ts', 'web-never-clients'],
  ['apps/web/src/features/timer/a.ts', 'apps/web/src/features/links/row.ts', 'features-apart'],
  ['apps/web/src/lib/d.ts', 'apps/web/src/features/links/row.ts', 'web-shared-below-features'],
  ['apps/web/src/components/a.tsx', 'apps/web/src/app/router.ts', 'web-shared-below-features'],
  ['apps/web/src/features/timer/b.ts', 'apps/web/src/app/router.ts', 'web-features-below-app'],
  ['apps/api/src/b.ts', 'tests/support/postgres.ts', 'nothing-imports-tests'],
  ['apps/api/src/c.ts', 'scripts/verify.ts', 'nothing-imports-scripts'],
  ['packages/core/src/money/a.ts', 'packages/core/src/db/client.ts', 'core-order-errors'],
  ['packages/core/src/db/a.ts', 'packages/core/src/outbox/claim.ts', 'core-order-db'],
  ['packages/core/src/job/a.ts', 'packages/core/src/client-bill/b.ts', 'core-order-link'],
  ['packages/core/src/odds-and-ends/a.ts', 'packages/core/src/link/ids.ts', 'core-folder-has-a-place'],
  ['apps/api/src/deliveries/a.ts', 'xero-node', 'only-xero-node'],
  ['apps/api/src/trpc/routers/timer.ts', 'pg', 'trpc-never-database'],
  ['apps/api/src/http/a.ts', 'drizzle-orm', 'only-drizzle-orm'],
  ['packages/core/src/link/a.ts', 'temporal-polyfill', 'only-temporal-polyfill'],
  ['packages/core/src/link/b.ts', 'decimal.js', 'only-decimal.js'],
  ['apps/api/src/d.ts', 'saxes', 'only-saxes'],
  ['apps/web/src/lib/e.ts', 'pg', 'web-never-database'],
];

const text = 'export const it = 1;\n';
const isLibrary = (to: string) => !to.includes('/');

/** The imported file of a row: a small package, or a source file. */
function imported(to: string): [path: string, text: string][] {
  if (!isLibrary(to)) return [[to, text]];
  const manifest = JSON.stringify({ name: to, version: '1.0.0', main: 'index.js' });
  return [
    [`node_modules/${to}/package.json`, manifest],
    [`node_modules/${to}/index.js`, 'exports.it = 1;\n'],
  ];
}

function importer(from: string, to: string): [path: string, text: string] {
  const name = isLibrary(to) ? to : `${'../'.repeat(from.split('/').length - 1)}${to}`;
  return [from, `import { it } from '${name}';\nexport const used = it;\n`];
}

describe('who may import whom', () => {
  it('holds in this repository', () => {
    const { modules, violations } = cruiseRepository(repositoryRoot);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });

  it('refuses every planted import, and nothing else', async () => {
    const targets = refused.flatMap(([, to]) => imported(to));
    const importers = refused.map(([from, to]) => importer(from, to));
    const { violations } = await cruisePlanted(Object.fromEntries([...targets, ...importers]));
    const found = violations.map((line) => line.replace(/ → .*/, ''));
    const expected = refused.map(([from, , rule]) => `${rule}: ${from}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('refuses a cycle, even one of types alone', async () => {
    const { violations } = await cruisePlanted({
      'packages/core/src/link/a.ts': "import type { B } from './b.ts';\nexport type A = B | null;\n",
      'packages/core/src/link/b.ts': "import type { A } from './a.ts';\nexport type B = A | null;\n",
    });
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatch(/^no-circular: /);
  });

  it('lets the web app use types of the API and nothing more', async () => {
    const { violations } = await cruisePlanted({
      'apps/api/src/app.ts': 'export type AppRouter = { a: 1 };\n',
      'apps/web/src/lib/a.ts':
        "import type { AppRouter } from '../../../api/src/app.ts';\nexport type R = AppRouter;\n",
    });
    expect(violations).toEqual([]);
  });
});
