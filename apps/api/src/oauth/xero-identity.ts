import { z } from 'zod';

import { readAccessToken } from './access-token-claims.ts';
import { IdentityError } from './identity-error.ts';
import { type IdentityCall, send } from './send.ts';

/** Source: contracts of Xero §2.1; timestamps there carry no zone, so they stay texts. */
const Connection = z.object({
  id: z.guid(),
  tenantId: z.guid(),
  tenantType: z.string(),
  tenantName: z.string().nullish(),
});
export type GrantedConnection = z.output<typeof Connection>;

const Tokens = z.object({
  access_token: z.string().min(1).max(16_384),
  refresh_token: z.string().min(1).max(16_384),
  expires_in: z.number().int().positive().max(86_400),
  scope: z.string().max(4096).default(''),
});

export type TokenReply = {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Whole seconds from the reply on. */
  readonly expiresInSeconds: number;
  readonly scopes: readonly string[];
  readonly authEventId: string | null;
  readonly xeroUserId: string | null;
};

export type CodeExchange = {
  readonly code: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
};

/** Xero's identity service. Repeats nothing by itself, follows no redirect, logs nothing. All throw {@link IdentityError}. */
export type XeroIdentity = {
  exchangeCode(exchange: CodeExchange): Promise<TokenReply>;
  /** Not idempotent, but after `uncertain` the same token works for 30 minutes more. */
  refresh(refreshToken: string): Promise<TokenReply>;
  /** Withdraws all of that person's connections to this app. */
  revoke(refreshToken: string): Promise<void>;
  /** What a consent granted; everything the person ever granted when the consent is not named. */
  connections(accessToken: string, authEventId: string | null): Promise<GrantedConnection[]>;
  /** Safe to repeat: a connection that is gone is fine. */
  removeConnection(accessToken: string, xeroConnectionId: string): Promise<void>;
};

export type XeroIdentityOptions = {
  readonly identityUrl: string;
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs?: number;
};

const defaultTimeoutMs = 20_000;

/** @param options addresses are origins without a path */
export function createXeroIdentity(options: XeroIdentityOptions): XeroIdentity {
  const { identityUrl, apiUrl, clientId, clientSecret, timeoutMs = defaultTimeoutMs } = options;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

  const post = (path: string, form: Readonly<Record<string, string>>) =>
    send({
      what: `POST ${path}`,
      url: `${identityUrl}${path}`,
      method: 'POST',
      authorisation: basic,
      form,
      timeoutMs,
    });
  const withToken = (call: Pick<IdentityCall, 'what' | 'url' | 'method'>, accessToken: string) =>
    send({ ...call, authorisation: `Bearer ${accessToken}`, timeoutMs });
  const token = async (form: Record<string, string>) => readTokens(await post('/connect/token', form));

  return {
    exchangeCode: ({ code, redirectUri, codeVerifier }) =>
      token({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
      }),
    refresh: (refreshToken) => token({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    revoke: async (refreshToken) => void (await post('/connect/revocation', { token: refreshToken })),
    async connections(accessToken, authEventId) {
      const url = new URL(`${apiUrl}/connections`);
      if (authEventId !== null) url.searchParams.set('authEventId', authEventId);
      const reply = await withToken({ what: 'GET /connections', url: url.href, method: 'GET' }, accessToken);
      return readAs(z.array(Connection), reply.body, 'GET /connections');
    },
    async removeConnection(accessToken, xeroConnectionId) {
      const url = `${apiUrl}/connections/${encodeURIComponent(xeroConnectionId)}`;
      try {
        await withToken({ what: 'DELETE /connections', url, method: 'DELETE' }, accessToken);
      } catch (error) {
        if (!(error instanceof IdentityError) || error.status !== 404) throw error;
      }
    },
  };
}

function readTokens({ body }: { readonly body: unknown }): TokenReply {
  const tokens = readAs(Tokens, body, 'POST /connect/token');
  const claims = readAccessToken(tokens.access_token);
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresInSeconds: tokens.expires_in,
    scopes: tokens.scope === '' ? claims.scopes : tokens.scope.split(' ').filter((scope) => scope !== ''),
    authEventId: claims.authEventId,
    xeroUserId: claims.xeroUserId,
  };
}

function readAs<S extends z.ZodType>(shape: S, body: unknown, what: string): z.output<S> {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new IdentityError('unreadable', what);
  return parsed.data;
}
