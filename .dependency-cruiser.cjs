/** Each folder of core may import those before it, never those after it. */
const coreLayers = [
  ['errors', 'clean-text', 'clock', 'money', 'live'],
  ['db'],
  ['sync'],
  ['context', 'as-system'],
  ['require-member', 'audit', 'outbox', 'idempotency', 'chores', 'worker'],
  ['membership', 'sign-in', 'invitation', 'practice'],
  ['time-entry'],
  ['link', 'mirror', 'work-item', 'staff', 'client', 'job', 'process', 'connection'],
  ['ledger', 'client-bill'],
  ['delivery', 'reconcile'],
  ['allocation'],
];

const inCore = (names) => `^packages/core/src/(${names.join('|')})[./]`;
const test = '\\.test\\.tsx?$';
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

const coreOrder = coreLayers
  .slice(0, -1)
  .map((names, index) =>
    forbid(
      `core-order-${names[0]}`,
      { path: inCore(names), pathNot: test },
      { path: inCore(coreLayers.slice(index + 1).flat()) },
    ),
  );

/** A library with one home: nobody else imports it. */
const only = (library, homes) =>
  forbid(`only-${library}`, { pathNot: [...homes, test] }, { path: `(^|/)node_modules/${library}/` });

module.exports = {
  forbidden: [
    forbid('no-circular', {}, { circular: true }),
    forbid('resolvable', {}, { couldNotResolve: true }),
    forbid(
      'core-is-the-bottom',
      { path: '^packages/core/', pathNot: test },
      { path: '^(apps|packages/(?!core/))' },
    ),
    forbid(
      'xpm-client-alone',
      { path: '^packages/xpm-client/', pathNot: test },
      { path: '^(apps/|packages/(?!xpm-client/))' },
    ),
    forbid(
      'ledger-push-on-core',
      { path: '^packages/ledger-push/', pathNot: test },
      { path: '^(apps/|packages/xpm-client/)' },
    ),
    forbid('sandbox-alone', { path: '^apps/sandbox/' }, { path: '^(apps/(?!sandbox/)|packages/)' }),
    forbid(
      'api-never-web-or-sandbox',
      { path: '^apps/api/', pathNot: test },
      { path: '^apps/(web|sandbox)/' },
    ),
    forbid(
      'web-types-of-api',
      { path: '^apps/web/' },
      { path: '^apps/api/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'web-never-clients',
      { path: '^apps/web/' },
      { path: '^(apps/sandbox|packages/(xpm-client|ledger-push))/' },
    ),
    forbid(
      'web-never-database',
      { path: '^apps/web/' },
      {
        path: '(^packages/core/src/db/|(^|/)node_modules/(pg|drizzle-orm)/)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'features-apart',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    ),
    forbid(
      'web-shared-below-features',
      { path: '^apps/web/src/(lib|components)/' },
      { path: '^apps/web/src/(features|app)/' },
    ),
    forbid('web-features-below-app', { path: '^apps/web/src/features/' }, { path: '^apps/web/src/app/' }),
    forbid('nothing-imports-tests', { pathNot: ['^tests/', test] }, { path: ['^tests/', test] }),
    forbid('nothing-imports-scripts', { path: '^(apps|packages)/' }, { path: '^scripts/' }),
    forbid(
      'trpc-never-database',
      { path: '^apps/api/src/trpc/' },
      { path: '(^|/)node_modules/(drizzle-orm|pg)/' },
    ),
    only('drizzle-orm', ['^packages/core/', '^apps/api/src/auth/']),
    only('xero-node', ['^packages/ledger-push/']),
    only('temporal-polyfill', ['^packages/core/src/clock/']),
    only('saxes', ['^packages/xpm-client/', '^apps/sandbox/']),
    only('decimal.js', ['^packages/core/src/money/', '^apps/sandbox/']),
    forbid(
      'core-folder-has-a-place',
      { path: '^packages/core/src/', pathNot: [inCore(coreLayers.flat()), test] },
      {},
    ),
    ...coreOrder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|migrations)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json', '.css'],
    },
  },
};
