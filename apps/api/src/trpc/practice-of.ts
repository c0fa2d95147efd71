type ConnectionParams = Readonly<Record<string, unknown>> | null;

/** The practice a request is for: its header, or for event streams, which cannot carry one, their parameters. */
export function practiceOf(headers: Headers, connectionParams: ConnectionParams): string | null {
  const header = headers.get('x-practice-id');
  if (header !== null && header !== '') return header;
  const named = connectionParams?.['practiceId'];
  return typeof named === 'string' && named !== '' ? named : null;
}
