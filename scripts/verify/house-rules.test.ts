import { describe, expect, it } from 'vitest';

import { brokenHouseRules } from './house-rules.ts';

const word = ['TO', 'DO'].join('');
const off = ['@ts', 'ignore'].join('-');
const folder = ['', 'home', 'ann', 'x.ts'].join('/');

describe('brokenHouseRules', () => {
  it.each([`// ${word}: later`, `// ${off}`, `const path = '${folder}';`])('finds %s', (line) => {
    expect(brokenHouseRules(`const a = 1;\n${line}`)).toEqual([expect.stringMatching(/^2: /)]);
  });

  it.each(['const homework = 1;', "open('/proc/self/cwd');", "redirect('/home');"])('allows %s', (line) => {
    expect(brokenHouseRules(line)).toEqual([]);
  });
});
