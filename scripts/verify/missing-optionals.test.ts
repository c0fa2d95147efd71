import { describe, expect, it } from 'vitest';

import { missingOptionals, platformEntry } from './missing-optionals.ts';

describe('missingOptionals', () => {
  const tool = {
    dev: true,
    optionalDependencies: { 'tool-linux-x64': '1.2.3', 'tool-darwin-arm64': '1.2.3' },
  };

  it('finds what a package may use and the lock file does not name', () => {
    const packages = { 'node_modules/tool': tool, 'node_modules/tool-linux-x64': {} };
    expect(missingOptionals(packages)).toEqual([{ name: 'tool-darwin-arm64', version: '1.2.3', dev: true }]);
  });

  it('looks in the folders above a nested package', () => {
    const packages = {
      'node_modules/a/node_modules/tool': tool,
      'node_modules/a/node_modules/tool-linux-x64': {},
      'node_modules/tool-darwin-arm64': {},
    };
    expect(missingOptionals(packages)).toEqual([]);
  });
});

describe('platformEntry', () => {
  it.each([
    ['@oxlint/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
    ['@oxfmt/binding-linux-riscv64-gnu', { os: ['linux'], cpu: ['riscv64'], libc: ['glibc'] }],
    ['@oxlint/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@turbo/windows-64', { os: ['win32'], cpu: ['x64'] }],
    ['lefthook-android-arm64', { os: ['android'], cpu: ['arm64'] }],
  ])('keeps %s off other platforms', (name, platform) => {
    expect(platformEntry({ name, version: '1.0.0', dev: true })).toEqual({
      version: '1.0.0',
      dev: true,
      license: 'MIT',
      optional: true,
      ...platform,
    });
  });

  it('leaves alone what is not named after a platform or has no exact version', () => {
    expect(platformEntry({ name: 'left-pad', version: '1.0.0', dev: false })).toBeNull();
    expect(platformEntry({ name: 'tool-linux-x64', version: '^1', dev: false })).toBeNull();
  });
});
