import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A port that stays the same while what is behind it goes away and comes back elsewhere. */
export type TcpGate = {
  readonly port: number;
  /** From now on connections lead to this port of this machine. */
  open(port: number): void;
  /** Ends all connections, and every new one at once. */
  shut(): void;
  close(): Promise<void>;
};

export async function startTcpGate(): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let behind: number | null = null;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // Breaking is what these connections are for.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const shut = (): void => {
    behind = null;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((socket) => {
    keep(socket);
    if (behind === null) {
      socket.destroy();
      return;
    }
    const other = keep(connect(behind, '127.0.0.1'));
    socket.pipe(other).pipe(socket);
    socket.on('close', () => other.destroy());
    other.on('close', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    open: (port) => (behind = port),
    shut,
    async close() {
      shut();
      server.close();
      await once(server, 'close');
    },
  };
}
