import { z } from 'zod';

import { dayInput } from '../clock/day-input.ts';

export const RunSweep = { kind: z.enum(['time', 'bills']), from: dayInput, to: dayInput };
