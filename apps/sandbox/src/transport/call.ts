/** One call from outside, with its body read. */
export interface RemoteCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly correlationId: string;
}
