import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from 'openid-client';
import type { SignOnProvider } from '@/lib/single-sign-on/view';
import { askProvider } from './ask-provider';

/** How an identity provider may sign: with a key pair, never with the client's secret or not at all. */
export const SIGNATURES = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'] as const;

const FRESH = 60_000;
const MOST = 200;
const seen = new Map<string, { at: number; metadata: Promise<ServerMetadata> }>();

type Fetch = NonNullable<Configuration[typeof customFetch]>;
const fetchOutward: Fetch = (url, options) => askProvider(url, options as Parameters<typeof askProvider>[1]);
const overHttp = (issuer: string) => (issuer.startsWith('http:') ? [allowInsecureRequests] : []);

/** What a provider says of itself at its well-known address; the issuer there must be the one that was asked for. */
export async function discover(issuer: string): Promise<ServerMetadata> {
  const config = await discovery(new URL(issuer), 'discovery', undefined, undefined, {
    [customFetch]: fetchOutward,
    execute: overHttp(issuer),
  });
  // oxlint-disable-next-line typescript/unbound-method -- left out of the plain metadata, never called
  const { supportsPKCE: _helper, ...metadata } = config.serverMetadata();
  return metadata;
}

/** The same, at most a minute old: beginning to sign in costs the provider nothing each time. */
export function recentMetadata(issuer: string): Promise<ServerMetadata> {
  const now = Date.now();
  const known = seen.get(issuer);
  if (known !== undefined && now - known.at < FRESH) return known.metadata;
  if (seen.size >= MOST) seen.clear();
  const metadata = discover(issuer);
  seen.set(issuer, { at: now, metadata });
  metadata.catch(() => seen.delete(issuer));
  return metadata;
}

/** A client of the provider. Its keys are read anew for each one, so that a key taken back is refused at once. */
export async function clientOf({ issuer, clientId, clientSecret }: SignOnProvider): Promise<Configuration> {
  const metadata = { ...(await recentMetadata(issuer)) };
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const authenticate = methods.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
  const config = new Configuration(metadata, clientId, clientSecret, authenticate(clientSecret));
  config[customFetch] = fetchOutward;
  config.timeout = 10;
  for (const allow of overHttp(issuer)) allow(config);
  enableNonRepudiationChecks(config);
  return config;
}
