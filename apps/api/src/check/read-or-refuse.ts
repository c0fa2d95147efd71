import { AppError } from '@throughline/core/errors';

import { readProblem } from '../remote/problem-sentence.ts';

/** What was read; a failed read is refused in a sentence. @throws {AppError} `precondition_failed` */
export async function readOrRefuse<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { sentence, isBug } = readProblem(error, 0);
    if (isBug || error instanceof AppError) throw error;
    throw new AppError('precondition_failed', 'the record could not be read back', {
      userMessage: sentence,
      cause: error,
    });
  }
}
