import { describe, expect, it } from 'vitest';

import { citedPaths } from './cited-paths.ts';

describe('citedPaths', () => {
  it('finds code spans of our folders and relative links', () => {
    const text =
      'See `packages/core/src/money/`, `apps/api/src/env.ts:12` and [the words](glossary.md#timer).';
    expect(citedPaths(text)).toEqual([
      { path: 'packages/core/src/money/', fromRoot: true },
      { path: 'apps/api/src/env.ts', fromRoot: true },
      { path: 'glossary.md', fromRoot: false },
    ]);
  });

  it.each([
    '`npm test`',
    '`apps/<name>/src`',
    '`tests/**/*.ts`',
    '[site](https://example.test/a)',
    '[up](#top)',
  ])('takes %s for no path', (text) => expect(citedPaths(text)).toEqual([]));

  it('ignores fenced blocks', () => {
    expect(citedPaths('```sh\nls `docs/gone.md`\n```\n')).toEqual([]);
  });
});
