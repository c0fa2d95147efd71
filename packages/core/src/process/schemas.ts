import { z } from 'zod';

import { plainText } from '../mirror/plain-text.ts';

const name = plainText(200).min(1, 'A process needs a name.');

/** Input of `process.create`. */
export const CreateProcess = { name };

/** Input of `process.rename`. */
export const RenameProcess = { processId: z.guid(), name };

/** Input of `process.map`; null takes the mapping away. */
export const MapProcess = { processId: z.guid(), xpmTaskDefUuid: z.guid().nullable() };
