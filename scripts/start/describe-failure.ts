/** Names of the settings that choose a port, by the port they chose. */
export type PortSettings = Record<number, string>;

/** A failed start as one line for the person who started it; details stay with the error. */
export function describeFailure(error: unknown, ports: PortSettings = {}): string {
  const port = portInUse(error);
  if (port !== null) {
    const setting = ports[port];
    return `Port ${port} is already in use${setting === undefined ? '.' : `; stop what uses it or set ${setting}.`}`;
  }
  const message = sentenceFor(error);
  return message.trim().replaceAll(/\s*\n\s*/g, ' ') || 'The start failed without a message.';
}

/** What an error says to people, or else to the log. */
function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'userMessage' in error && typeof error.userMessage === 'string' ? error.userMessage : error.message;
}

function portInUse(error: unknown): number | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return null;
  return 'port' in error && typeof error.port === 'number' ? error.port : null;
}
