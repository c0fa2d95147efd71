import { describe, expect, it } from 'vitest';

import { elementOf } from '../testing/element-of.ts';
import { ShapeError } from './shape-error.ts';
import { parseBoolean, parseDecimal, parseInteger, read, readOrNull, textOf, textOrNull } from './values.ts';

describe('values', () => {
  it.each([
    ['true', true],
    ['Yes', true],
    ['TRUE', true],
    ['false', false],
    ['No', false],
    ['nO', false],
  ])('reads %s as %s', (text, value) => expect(parseBoolean(text)).toBe(value));

  it.each(['', '1', 'y', 'true ', 'null'])('refuses %j as yes or no', (text) =>
    expect(() => parseBoolean(text)).toThrow(RangeError),
  );

  it.each([
    ['0', 0],
    ['1440', 1440],
    ['-30', -30],
    ['-0', 0],
    ['007', 7],
  ])('reads %s minutes as %d', (text, value) => expect(parseInteger(text)).toBe(value));

  it.each(['', '1.5', '1e3', ' 1', 'NaN', '1,000', '99999999999999999999'])('refuses %j as minutes', (text) =>
    expect(() => parseInteger(text)).toThrow(RangeError),
  );

  it.each(['1000.00', '-500.00', '150', '0.005', '123456789012345678901234567890.12'])(
    'keeps the amount %s to the last digit',
    (text) => expect(parseDecimal(text)).toBe(text),
  );

  it.each(['', '1,000.00', '.5', '5.', '$5', '1e3'])('refuses %j as an amount', (text) =>
    expect(() => parseDecimal(text)).toThrow(RangeError),
  );

  it('tells an unusable value from an absent one', () => {
    const row = elementOf('<r><a>x</a><b> </b></r>');
    expect(() => read(row, 'a', parseInteger)).toThrow(ShapeError);
    expect(() => read(row, 'c', parseInteger)).toThrow(ShapeError);
    expect(() => readOrNull(row, 'a', parseInteger)).toThrow(ShapeError);
    expect(readOrNull(row, 'b', parseInteger)).toBeNull();
    expect(readOrNull(row, 'c', parseInteger)).toBeNull();
    expect(textOf(row, 'b')).toBe(' ');
    expect(textOf(row, 'c')).toBe('');
    expect(textOrNull(row, 'c')).toBeNull();
  });
});
