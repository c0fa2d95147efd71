import { describe, expect, it } from 'vitest';

import { nodeVersionProblem } from './node-version.mjs';

describe('nodeVersionProblem', () => {
  it.each(['20.20.0', '20.20.2', '22.1.0', '24.0.0'])('accepts Node %s', (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });

  it.each(['18.20.4', '20.9.0', '20.19.9'])('refuses Node %s', (version) => {
    expect(nodeVersionProblem(version)).toBe(
      `Throughline needs Node 20.20 or newer; this is Node ${version}.`,
    );
  });
});
