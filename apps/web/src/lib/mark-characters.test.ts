import { expect, it } from 'vitest';

import { markCharacters } from './mark-characters.ts';

const marked = (here: string, there: string) => {
  const found = markCharacters(here, there);
  const written = (pieces: typeof found.here) =>
    pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');
  return [written(found.here), written(found.there)];
};

it.each([
  { here: '1:12', there: '1:30', shown: ['1:[12]', '1:[30]'] },
  { here: '4,312.50', there: '4,312.51', shown: ['4,312.5[0]', '4,312.5[1]'] },
  { here: '1:11', there: '1:1', shown: ['1:1[1]', '1:1'] },
  { here: 'Kōwhai', there: 'Kowhai', shown: ['K[ō]whai', 'K[o]whai'] },
  { here: '', there: 'BAS', shown: ['', '[BAS]'] },
  { here: 'same', there: 'same', shown: ['same', 'same'] },
])('marks what differs between $here and $there', ({ here, there, shown }) => {
  expect(marked(here, there)).toEqual(shown);
});
