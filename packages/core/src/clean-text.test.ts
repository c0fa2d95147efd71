import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanText, isKeepable } from './clean-text.ts';

describe('cleanText', () => {
  it('leaves what people write as it is', () => {
    const text = 'Kōwhai & O’Brien <½> 👩‍💻\r\n\tend ';
    expect(cleanText(text)).toBe(text);
  });

  it.each(['\0', '\u0008', '\u000b', '\u001f', '\ud800', '\udfff', '\ufffe', '\uffff'])(
    'replaces %j, which XML cannot hold',
    (character) => expect(cleanText(`a${character}b`)).toBe('a\uFFFDb'),
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

describe('isKeepable', () => {
  it.each(['', 'Kōwhai & O’Brien 👩‍💻', '\uffff', '\r\n\t\u0001'])('takes %j', (text) => {
    expect(isKeepable(text)).toBe(true);
  });

  it.each(['a\0b', '\ud800', 'a\udfff', '\udfff\ud800'])('refuses %j', (text) => {
    expect(isKeepable(text)).toBe(false);
  });

  it('takes whatever was cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isKeepable(cleanText(text))).toBe(true);
      }),
    );
  });
});
