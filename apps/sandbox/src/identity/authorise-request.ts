import type { World } from '../world/world.ts';
import { readScopes } from './scopes.ts';

/** A checked request for consent. */
export interface AuthoriseRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly challenge: string | null;
  readonly nonce: string | null;
}

/** A request that can be shown, one that is sent back with an error code, or one nobody may be sent back from. */
export type AuthoriseReading =
  | { readonly kind: 'ask'; readonly request: AuthoriseRequest }
  | { readonly kind: 'send-back'; readonly to: string }
  | { readonly kind: 'dead-end'; readonly sentence: string };

/** Checks the parameters of `/identity/connect/authorize`. Source: xero-contract §2.2, S1. */
export function readAuthoriseRequest(world: World, params: URLSearchParams): AuthoriseReading {
  const clientId = params.get('client_id') ?? '';
  const redirectUri = params.get('redirect_uri') ?? '';
  if (clientId !== world.options.clientId) {
    return { kind: 'dead-end', sentence: 'unauthorized_client: this client_id is not known here.' };
  }
  if (!mayRedirectTo(world, redirectUri)) {
    return {
      kind: 'dead-end',
      sentence: 'invalid_request: this redirect_uri is not registered for the app.',
    };
  }
  const state = params.get('state');
  const scopes = readScopes(params.get('scope') ?? '');
  const error = errorIn(params, scopes);
  if (error !== null || scopes === null) {
    return { kind: 'send-back', to: backTo({ redirectUri, state }, { error: error ?? 'invalid_scope' }) };
  }
  const challenge = params.get('code_challenge');
  return {
    kind: 'ask',
    request: { clientId, redirectUri, scopes, state, challenge, nonce: params.get('nonce') },
  };
}

/** The redirect address with an outcome and the caller's `state` on it. */
export function backTo(
  request: Pick<AuthoriseRequest, 'redirectUri' | 'state'>,
  outcome: Readonly<Record<string, string>>,
): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(outcome)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set('state', request.state);
  return url.href;
}

function errorIn(params: URLSearchParams, scopes: readonly string[] | null): string | null {
  if (params.get('response_type') !== 'code') return 'unsupported_response_type';
  if (scopes === null) return 'invalid_scope';
  if (params.has('code_challenge') && params.get('code_challenge_method') !== 'S256')
    return 'invalid_request';
  return null;
}

function mayRedirectTo(world: World, address: string): boolean {
  if (world.options.redirectUris.includes(address)) return true;
  if (!URL.canParse(address) || address.includes('*') || address.includes('#')) return false;
  const { protocol, hostname } = new URL(address);
  const local = world.switches.is('X-27', 'accepted') ? ['localhost', '127.0.0.1', '[::1]'] : ['localhost'];
  return ['http:', 'https:'].includes(protocol) && local.includes(hostname);
}
