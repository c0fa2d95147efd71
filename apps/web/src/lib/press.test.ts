import { describe, expect, it } from 'vitest';

import { isSingleKey, keyCaps, spellPress } from './press.ts';

function pressed(key: string, held: Partial<Parameters<typeof spellPress>[0]> = {}) {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('spellPress', () => {
  it.each([
    [pressed('j'), 'J'],
    [pressed('J', { shiftKey: true }), 'shift+J'],
    [pressed('?', { shiftKey: true }), '?'],
    [pressed('['), '['],
    [pressed(' '), 'Space'],
    [pressed('ArrowDown', { shiftKey: true }), 'shift+ArrowDown'],
    [pressed('k', { ctrlKey: true }), 'mod+K'],
    [pressed('k', { metaKey: true }), 'mod+K'],
    [pressed('¡', { altKey: true, code: 'Digit1' }), 'alt+1'],
    [pressed('∂', { altKey: true, code: 'KeyD' }), 'alt+D'],
  ])('spells %o as %s', (event, press) => {
    expect(spellPress(event)).toBe(press);
  });

  it('says nothing for a modifier alone', () => {
    expect([spellPress(pressed('Shift', { shiftKey: true })), spellPress(pressed('Dead'))]).toEqual([
      null,
      null,
    ]);
  });
});

it('tells typing keys from combinations', () => {
  expect(['J', 'shift+J', 'Space', '?'].map(isSingleKey)).toEqual([true, true, true, true]);
  expect(['mod+K', 'Enter', 'ArrowUp', 'alt+1'].map(isSingleKey)).toEqual([false, false, false, false]);
});

it('draws the caps of either kind of computer', () => {
  expect(keyCaps('mod+Enter', true)).toEqual(['⌘⏎']);
  expect(keyCaps('mod+Enter', false)).toEqual(['Ctrl Enter']);
  expect(keyCaps('G H', false)).toEqual(['G', 'H']);
});
