import { html } from '../console/html.ts';
import type { Html } from '../console/html.ts';
import type { Tenant, XeroUser } from './records.ts';

interface Consent {
  /** Parameters of the request, carried through the form. */
  readonly params: URLSearchParams;
  readonly user: XeroUser;
  readonly scopes: readonly string[];
  readonly tenants: readonly Tenant[];
  readonly notice: string | null;
}

const carried = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'nonce',
];

/** The page on which a person allows an app to act in a practice and an organisation. */
export function consentPage({ params, user, scopes, tenants, notice }: Consent): string {
  const hidden = carried.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}" />`];
  });
  const body = html`<h1>Sandbox sign-in: allow access</h1>
    <p>${user.name} <span class="soft">(${user.email})</span>, the app asks to act for you in:</p>
    ${notice === null ? null : html`<p class="said refused" role="alert">${notice}</p>`}
    <form method="post" action="/identity/connect/authorize">
      ${hidden}<input type="hidden" name="chosen" value="1" />
      ${tenants.map(tenantChoice)}
      <p class="soft">Permissions: ${scopes.join(', ')}</p>
      <p>
        <button class="main-action" name="decision" value="allow">Allow access</button>
        <button name="decision" value="cancel">Cancel</button>
      </p>
    </form>`;
  return page(body);
}

/** What a person sees who cannot be sent back to the app. */
export function deadEndPage(sentence: string): string {
  return page(
    html`<h1>Sandbox sign-in</h1>
      <p class="said refused">${sentence}</p>`,
  );
}

function tenantChoice(tenant: Tenant): Html {
  const kind = tenant.tenantType === 'ORGANISATION' ? 'Xero organisation' : 'Practice Manager';
  return html`<label
    ><input type="checkbox" name="tenant" value="${tenant.tenantId}" checked /> ${tenant.name}
    <span class="soft">${kind}</span></label
  >`;
}

function page(body: Html): string {
  return html`<!doctype html>
    <html lang="en-NZ">
      <head>
        <meta charset="utf-8" />
        <title>Sandbox sign-in</title>
        <meta name="viewport" content="width=device-width" />
        <link rel="icon" href="/mark.svg" />
        <link rel="stylesheet" href="/console.css" />
      </head>
      <body class="plain">
        <main class="consent">${body}</main>
      </body>
    </html>`.markup;
}
