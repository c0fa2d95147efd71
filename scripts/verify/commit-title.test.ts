import { describe, expect, it } from 'vitest';

import { commitTitleProblem } from './commit-title.ts';

describe('commitTitleProblem', () => {
  it.each([
    "feat(time-entry): round to the practice's increment",
    'docs: name the ports',
    'fix: refuse a late bill',
    'Merge branch x',
  ])('accepts %s', (title) => expect(commitTitleProblem(title)).toBeNull());

  it.each(['rounding', 'feat(Time Entry): round', 'feat:round', 'Feat: round'])('refuses %s', (title) =>
    expect(commitTitleProblem(title)).toMatch(/\.$/),
  );
});
