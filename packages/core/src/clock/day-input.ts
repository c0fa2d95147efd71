import { z } from 'zod';

const first = '1900';
const end = '3000';
const isNear = (text: string): boolean => text >= first && text < end;
const tooFar = 'Choose a day between 1900 and 2999.';

/** A calendar day that exists, `YYYY-MM-DD`, so near that days before and after it exist everywhere, too. */
export const dayInput = z.iso.date('A day is written YYYY-MM-DD.').refine(isNear, tooFar);

/** An instant, ISO 8601 with `Z`, as near as a {@link dayInput}. */
export const instantInput = z.iso.datetime().refine(isNear, tooFar);
