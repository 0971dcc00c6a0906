import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'latchkey', secret: 'a client secret of the tests, long enough' };

/** Somebody whom the provider knows; what they enter to sign in there is their subject. */
export type Person = { sub: string; email: string; email_verified: boolean; given_name?: string; family_name?: string };
export type Key = { jwk: JWK; sign: (claims: JWTPayload, header?: { typ: string }) => Promise<string> };

/** What a hostile provider does to the ID token that it would have given. */
export type Tamper = (claims: JWTPayload, key: Key) => string | Promise<string>;

async function newKey(kid: string): Promise<Key> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
  return {
    jwk,
    sign: (claims, header) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey),
  };
}

/** A real OpenID provider on this machine, made hostile at will. */
export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

/** Starts it; the company's addresses are those it may send people and logouts to. */
export async function startIdentityProvider(addresses: { redirect: string; logout: string }) {
  const [first, second] = [await newKey('first'), await newKey('second')];
  const people = new Map<string, Person>();
  const state: { tamper?: Tamper; published?: Key[]; serve?: (path: string) => string | undefined } = {};
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [addresses.redirect],
        backchannel_logout_uri: addresses.logout,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [first.jwk] },
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name', 'name'] },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    // It asks nobody on its own machine; the company of these tests is there.
    fetch: (url: string, { dispatcher: _guard, ...options }: RequestInit & { dispatcher?: unknown }) =>
      fetch(url, options),
    findAccount: (_context: unknown, sub: string) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: () => person };
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname;
    const served = state.serve?.(path);
    if (served !== undefined) return void response.setHeader('content-type', 'application/json').end(served);
    if (path === '/jwks' && state.published) {
      const keys = state.published.map(({ jwk: { kty, kid, alg, use, n, e } }) => ({ kty, kid, alg, use, n, e }));
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    }
    if (path === '/token' && state.tamper) rewriting(response, state.tamper, first);
    answer(request, response);
  });
  return {
    issuer,
    first,
    second,
    state,
    know: (person: Person) => void people.set(person.sub, person),
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

/** Answers with another ID token than the provider made. */
function rewriting(response: ServerResponse, tamper: Tamper, key: Key): void {
  const end = response.end.bind(response);
  response.end = ((body: unknown) => {
    const answer = JSON.parse(String(body)) as { id_token?: string };
    const changed = async () => {
      if (answer.id_token !== undefined) answer.id_token = await tamper(decodeJwt(answer.id_token), key);
      const text = JSON.stringify(answer);
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    };
    void changed();
    return response;
  }) as typeof response.end;
}
