import type { Answer } from '../transport/answer.ts';
import { jsonAnswer, textAnswer } from '../transport/answer.ts';

/** A call that Xero ends with one of its error answers. Source: xero-contract §9. */
export class LedgerProblem extends Error {
  readonly answer: Answer;

  constructor(message: string, answer: Answer) {
    super(message);
    this.answer = answer;
  }
}

/** An id that nothing carries: the whole request answers 404 in plain text (recorded). */
export function notFound(): LedgerProblem {
  const sentence = "The resource you're looking for cannot be found";
  return new LedgerProblem(sentence, textAnswer(404, sentence));
}

/** A `where`, `order` or id list that cannot be read. */
export function queryProblem(message: string): LedgerProblem {
  return exception({ number: 16, type: 'QueryParseException', message });
}

/** A body with a value that cannot be converted. */
export function postDataProblem(message: string): LedgerProblem {
  return exception({ number: 14, type: 'PostDataInvalidException', message });
}

/** A batch with bad elements, when errors are summarised; `elements` are the bad ones. */
export function validationProblem(elements: readonly unknown[]): LedgerProblem {
  const message = 'A validation exception occurred';
  const body = { ErrorNumber: 10, Type: 'ValidationException', Message: message, Elements: elements };
  return new LedgerProblem(message, jsonAnswer(400, body));
}

function exception(of: { number: number; type: string; message: string }): LedgerProblem {
  const body = { ErrorNumber: of.number, Type: of.type, Message: of.message };
  return new LedgerProblem(of.message, jsonAnswer(400, body));
}
