import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type DoubleTenant = { id: string; tenantId: string; tenantType: string; tenantName: string | null };
export type TokenRequest = { readonly authorisation: string; readonly form: URLSearchParams };

/** The few answers of Xero's identity service that the races need, and exactly what arrived there. */
export type IdentityDouble = {
  readonly url: string;
  readonly tokenRequests: TokenRequest[];
  /** Paths of `GET` and `DELETE`. */
  readonly otherRequests: string[];
  tenants: DoubleTenant[];
  scope: string;
  /** What happens to token requests: answered, refused, or done but the answer lost. */
  behaviour: 'answer' | 'invalid_grant' | 'invalid_client' | 'lose_answer' | 'unavailable' | 'redirect';
  delayMs: number;
  close(): Promise<void>;
};

export async function startIdentityDouble(): Promise<IdentityDouble> {
  const server = createServer((request, reply) => {
    answer(double, request, reply).catch(() => reply.destroy());
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const double: IdentityDouble = {
    url: `http://127.0.0.1:${port}`,
    tokenRequests: [],
    otherRequests: [],
    tenants: [],
    scope: 'openid offline_access practicemanager accounting.invoices',
    behaviour: 'answer',
    delayMs: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return double;
}

async function answer(
  double: IdentityDouble,
  request: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  const body = await readAll(request);
  if (path !== '/connect/token') {
    double.otherRequests.push(`${request.method} ${path}`);
    if (request.method === 'DELETE') return void reply.writeHead(204).end();
    return json(reply, 200, double.tenants);
  }
  double.tokenRequests.push({
    authorisation: request.headers.authorization ?? '',
    form: new URLSearchParams(body),
  });
  if (double.delayMs > 0) await sleep(double.delayMs);
  answerToken(double, reply);
}

function answerToken(double: IdentityDouble, reply: ServerResponse): void {
  switch (double.behaviour) {
    case 'answer':
      return json(reply, 200, newTokens(double.scope));
    case 'invalid_grant':
      return json(reply, 400, { error: 'invalid_grant' });
    case 'invalid_client':
      return json(reply, 400, { error: 'invalid_client' });
    case 'lose_answer':
      return void reply.socket?.destroy();
    case 'unavailable':
      return json(reply, 503, {});
    case 'redirect':
      return void reply.writeHead(302, { location: `${double.url}/elsewhere` }).end();
  }
}

function newTokens(scope: string) {
  const claims = {
    authentication_event_id: randomUUID(),
    xero_userid: randomUUID(),
    scope: scope.split(' '),
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    access_token: `${part({ alg: 'none' })}.${part({ ...claims, jti: randomUUID() })}.${part('signature')}`,
    refresh_token: `refresh-${randomUUID()}`,
    expires_in: 1800,
    token_type: 'Bearer',
    scope,
  };
}

function json(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
