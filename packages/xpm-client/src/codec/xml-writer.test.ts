import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { elementOf } from '../testing/element-of.ts';
import { cleanXmlText, element, optional, tag, writeXml } from './xml-writer.ts';

/** Texts tried altogether, half by code point and half by UTF-16 unit, unpaired surrogates included. */
const RUNS = 100_000;

const anyCodePoints = fc.string({ unit: 'binary', maxLength: 24 });
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 24 })
  .map((units) => String.fromCharCode(...units));
const markup = fc
  .array(
    fc.constantFrom(
      '<',
      '>',
      '&',
      ']]>',
      '"',
      "'",
      '\r',
      '\n',
      '\t',
      '&amp;',
      '<!--',
      '\u0000',
      '\uD800',
      'x',
    ),
  )
  .map((parts) => parts.join(''));

function roundTrip(text: string): [text: string | undefined, attribute: string | undefined] {
  const written = writeXml(element('r', [element('t', text), tag('a', { v: text })]));
  const root = elementOf(written);
  return [root.children[0]?.text, root.children[1]?.attributes.get('v')];
}

describe('the XML writer', () => {
  it.each([
    ['code points', anyCodePoints, RUNS / 2],
    ['UTF-16 units', anyUnits, RUNS / 2],
    ['pieces of markup', markup, RUNS / 20],
  ])('writes any %s so that they are read back clean', (_what, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanXmlText(text);
        expect(roundTrip(text)).toEqual([clean, clean]);
      }),
      { numRuns },
    );
  });

  it('writes every character there is so that it is read back clean', () => {
    for (let start = 0; start <= 0x10ffff; start += 0x1000) {
      const text = Array.from({ length: 0x1000 }, (_, i) => String.fromCodePoint(start + i)).join('');
      const clean = cleanXmlText(text);
      expect(roundTrip(text)).toEqual([clean, clean]);
    }
  });

  it('leaves a note no way out of its element', () => {
    const note = ']]></Note><Minutes>9999</Minutes><Note>&#0;<!--';
    expect(writeXml(element('Note', note))).toBe(
      '<Note>]]&gt;&lt;/Note&gt;&lt;Minutes&gt;9999&lt;/Minutes&gt;&lt;Note&gt;&amp;#0;&lt;!--</Note>',
    );
  });

  it('omits what is absent and clears what is empty', () => {
    const node = element('a', [optional('b', null), optional('c', undefined), optional('d', '')]);
    expect(writeXml(node)).toBe('<a><d></d></a>');
  });

  it('writes attributes that are there and no others', () => {
    expect(writeXml(tag('add', { uuid: 'a"\n', 'task-uuid': null }))).toBe('<add uuid="a&quot;&#10;"></add>');
  });
});

describe('cleanXmlText', () => {
  it.each([
    ['\u0000\u0008\u000B\u000C\u000E\u001F', '\uFFFD'.repeat(6)],
    ['\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['a\uD800b\uDC00c', 'a\uFFFDb\uFFFDc'],
    ['\t\n\r \u0085\u007F\u00A0😀', '\t\n\r \u0085\u007F\u00A0😀'],
  ])('makes %j what XML can carry', (text, clean) => expect(cleanXmlText(text)).toBe(clean));

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        const once = cleanXmlText(text);
        expect(cleanXmlText(once)).toBe(once);
        expect(once).toHaveLength(text.length);
      }),
    );
  });
});
