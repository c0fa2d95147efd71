import type { Answer } from '../transport/answer.ts';
import { jsonAnswer, textAnswer } from '../transport/answer.ts';
import type { World } from '../world/world.ts';
import { finding, ruleText, worded } from './rule-text.ts';
import type { Finding } from './rule-text.ts';

/** A call that Xero ends with one of its error answers. Source: xero-contract §9. */
export class LedgerProblem extends Error {
  /** The answer, which depends on the switches. */
  readonly answerIn: (world: World) => Answer;

  constructor(message: string, answerIn: (world: World) => Answer) {
    super(message);
    this.answerIn = answerIn;
  }
}

/** An id that nothing carries: the whole request answers 404 in plain text (recorded), in HTML or empty. */
export function notFound(): LedgerProblem {
  const sentence = ruleText('not-found', {});
  return new LedgerProblem(sentence, (world) => {
    if (world.switches.is('X-25', 'empty')) return textAnswer(404, '');
    if (world.switches.is('X-25', 'text')) return textAnswer(404, sentence);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return { status: 404, headers, body: `<!DOCTYPE html><html><body><h1>${sentence}</h1></body></html>` };
  });
}

/** A `where`, `order` or id list that cannot be read. */
export function queryProblem(said: Finding): LedgerProblem {
  return exception(said, () => ({ ErrorNumber: 16, Type: 'QueryParseException' }));
}

/** A body with a value that cannot be converted. Its number is 14, or 17 as others report. */
export function postDataProblem(said: Finding): LedgerProblem {
  return exception(said, (world) => ({
    ErrorNumber: world.switches.is('X-20', '17') ? 17 : 14,
    Type: 'PostDataInvalidException',
  }));
}

/** A batch with bad elements, when errors are summarised; `elements` are the bad ones. */
export function validationProblem(elements: readonly unknown[]): LedgerProblem {
  const said = finding('validation-exception', {});
  return exception(said, () => ({ ErrorNumber: 10, Type: 'ValidationException' }), { Elements: elements });
}

function exception(said: Finding, head: (world: World) => object, more: object = {}): LedgerProblem {
  return new LedgerProblem(said.text, (world) =>
    jsonAnswer(400, { ...head(world), Message: worded(world, said), ...more }),
  );
}
