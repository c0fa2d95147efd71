import { readErrorKind, writeErrorKind } from '../classify.ts';
import { XpmError } from '../errors.ts';
import type { Outcome } from './exchange.ts';
import type { PreparedRequest } from './prepared-request.ts';

/** The error of an attempt that gave no record. */
export function failed(
  { method, path }: PreparedRequest,
  { observation, facts }: Pick<Outcome<unknown>, 'observation' | 'facts'>,
): XpmError {
  const kind = method === 'GET' ? readErrorKind(observation) : writeErrorKind(observation);
  return new XpmError(kind, `${method} ${path}`, facts);
}
