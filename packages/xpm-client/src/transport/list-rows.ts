import type { Seen } from '../classify.ts';
import { readEnvelope, type Envelope } from '../codec/envelope.ts';
import type { ListOf } from '../codec/list-of.ts';
import { readReply } from '../codec/read-reply.ts';
import { need, type XmlElement } from '../codec/xml-element.ts';
import { XpmError } from '../errors.ts';
import { failed } from './call-error.ts';
import { finish, isSuccess, seenIn, unanswered } from './exchange.ts';
import type { OpenReply, OpenReplyTo } from './open-reply.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { replyText, type ReplyText } from './reply-text.ts';

async function openList(open: OpenReplyTo, request: PreparedRequest): Promise<OpenReply> {
  const reply = await open(request).catch((cause: unknown) => {
    throw failed(request, unanswered(cause));
  });
  if (isSuccess(reply.status)) return reply;
  throw failed(request, await finish(reply, () => null));
}

/** An absent container is no empty list: believing it would make what is there seem gone. */
function readEnd(root: XmlElement, container: string): Envelope {
  const envelope = readEnvelope(root);
  if (envelope.ok) need(root, container);
  return envelope;
}

async function* readRows<T>(reply: OpenReply, text: ReplyText, list: ListOf<T>): AsyncGenerator<T, Envelope> {
  const reading = readReply(text.pieces, reply.charset, list);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return readEnd(step.value, list.container);
    yield list.read(step.value);
  }
}

/**
 * The rows of a list as they arrive, without holding the reply.
 *
 * Rows are provisional until the iteration ends without an error: only then was the reply complete. The
 * client's deadline runs on while rows are handled.
 * @throws {XpmError}
 */
export async function* listRows<T>(
  open: OpenReplyTo,
  request: PreparedRequest,
  list: ListOf<T>,
): AsyncGenerator<T, void> {
  const reply = await openList(open, request);
  const text = replyText(reply);
  const failure = (seen: Seen, sentence: string | null, cause?: unknown): XpmError => {
    const { status, facts } = reply;
    const { correlationId, retryAfterMs } = facts;
    return failed(request, {
      observation: { status, seen },
      facts: { status, sentence, retryAfterMs, correlationId, excerpt: text.excerpt(), cause },
    });
  };
  try {
    const envelope = yield* readRows(reply, text, list);
    if (!envelope.ok) throw failure('refusal', envelope.sentence);
  } catch (cause) {
    throw cause instanceof XpmError ? cause : failure(seenIn(cause), null, cause);
  } finally {
    reply.close();
  }
}
