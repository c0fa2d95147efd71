/** Whether an address is one of this machine's loopback addresses; an unknown one (no server) counts as loopback. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return true;
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** Whether a `Host` header names this machine, so that a page of a foreign site cannot reach the control interface. */
export function isLocalHost(host: string | undefined): boolean {
  return host === undefined || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}

/** Whether an `Origin` header, if there is one, is a page of this machine. */
export function isLocalOrigin(origin: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && isLocalHost(new URL(origin).host));
}
