import { describe, expect, it } from 'vitest';

import { lockfileProblems, type LockedPackage } from './lockfile-problems.ts';

const sound: LockedPackage = { integrity: 'sha512-x', license: 'MIT' };

describe('lockfileProblems', () => {
  it('accepts a package with a checksum and a known licence', () => {
    expect(
      lockfileProblems({ 'node_modules/a': sound, 'apps/api': { dependencies: { a: '1.0.0' } } }),
    ).toEqual([]);
  });

  it.each([
    ['no checksum', { license: 'MIT' }],
    ['licence', { ...sound, license: 'AGPL-3.0' }],
    ['install script', { ...sound, hasInstallScript: true }],
    ['comes from', { ...sound, resolved: 'git+ssh://git@example.test/a.git' }],
  ])('refuses a package: %s', (words, locked) => {
    expect(lockfileProblems({ 'node_modules/a': locked })).toEqual([expect.stringContaining(words)]);
  });

  it('refuses a forty-first direct runtime dependency', () => {
    const names = Array.from({ length: 41 }, (_, index) => [`package-${index}`, '1.0.0']);
    const workspaces = { 'apps/api': { dependencies: Object.fromEntries(names) } };
    expect(lockfileProblems(workspaces)).toEqual(['41 direct runtime dependencies, more than 40']);
  });
});
