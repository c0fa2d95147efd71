import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hasMarker, noteMarker, noteWithMarker } from './note-marker.ts';

const practiceId = '2b0d7b3d-6a53-4b57-a9c5-3c8d3c3a0001';

describe('noteMarker', () => {
  it('is the same for an entry at every attempt, short and plain', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const marker = noteMarker(practiceId, id);
        expect(marker).toBe(noteMarker(practiceId, id));
        expect(marker).toMatch(/^#[0-9A-HJKMNP-TV-Z]{9}$/);
      }),
    );
  });

  it('differs between entries and between practices', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `entry-${index}`);
    expect(new Set(ids.map((id) => noteMarker(practiceId, id))).size).toBe(ids.length);
    expect(noteMarker('another', 'entry-1')).not.toBe(noteMarker(practiceId, 'entry-1'));
  });

  it('is found again whatever blanks and case became of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (note, id) => {
        const marker = noteMarker(practiceId, id);
        expect(hasMarker(`${noteWithMarker(note, marker).toLowerCase()}  \n`, marker)).toBe(true);
      }),
    );
  });

  it('leaves a note as it is for a practice without markers', () => {
    expect(noteWithMarker('GST check', null)).toBe('GST check');
  });
});
