import type { Answer } from '../transport/answer.ts';
import { jsonAnswer, problem } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';
import { authoriseCall } from './authorise.ts';
import { jwks } from './jwt.ts';
import { revocationCall, tokenCall } from './token.ts';

/** Everything under `/identity`, `/connect` and `/.well-known`. */
export function identityCall(world: World, call: RemoteCall): Answer {
  const path = call.url.pathname.toLowerCase();
  if (path === '/identity/connect/authorize') return authoriseCall(world, call);
  const wanted = routes.get(path);
  if (!wanted) return problem(404, 'ResourceNotFound', call.correlationId);
  if (call.method !== wanted.verb) return problem(405, 'MethodNotAllowed', call.correlationId);
  return wanted.handle(world, call);
}

const discoveryRoute = {
  verb: 'GET',
  handle: (_world: World, call: RemoteCall): Answer => discovery(call.url.origin),
};
const keysRoute = { verb: 'GET', handle: (): Answer => jsonAnswer(200, jwks()) };

const routes = new Map<string, { verb: string; handle: (world: World, call: RemoteCall) => Answer }>([
  ['/connect/token', { verb: 'POST', handle: tokenCall }],
  ['/connect/revocation', { verb: 'POST', handle: revocationCall }],
  ['/.well-known/openid-configuration', discoveryRoute],
  ['/.well-known/openid-configuration/jwks', keysRoute],
]);

function discovery(origin: string): Answer {
  return jsonAnswer(200, {
    issuer: origin,
    authorization_endpoint: `${origin}/identity/connect/authorize`,
    token_endpoint: `${origin}/connect/token`,
    revocation_endpoint: `${origin}/connect/revocation`,
    jwks_uri: `${origin}/.well-known/openid-configuration/jwks`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
  });
}
