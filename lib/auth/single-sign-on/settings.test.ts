import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '@/lib/access';
import {
  addDomain,
  getSingleSignOn,
  removeDomain,
  saveIdentityProvider,
  setSignOnRequirement,
  verifyDomain,
} from '@/lib/single-sign-on';
import { act, ask, memberActor, refusal, request, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, type TestCompany } from '@/lib/testing/factories';
import { type IdentityProvider, startIdentityProvider } from '@/lib/testing/identity-provider';
import { checkProvider } from './check-provider';
import { checkDomain } from './domain-records';
import { findDomain, signOnDomainOf } from './sign-on-domain';

// Before anything reads the environment.
const dns = await vi.hoisted(async () => {
  const { startNameServer } = await import('@/lib/testing/name-server');
  const dns = await startNameServer();
  process.env.DNS_SERVERS = dns.address;
  process.env.SSO_LOOPBACK_ISSUERS = 'on';
  return dns;
});
const { records } = dns;

testDatabase();
const slow = createServer(() => undefined);
let idp: IdentityProvider;
let [ours, theirs]: TestCompany[] = [];
beforeAll(async () => {
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  idp = await startIdentityProvider({ redirect: 'http://localhost:3000/x', logout: 'http://localhost:3000/y' });
  [ours, theirs] = [await makeCompany(), await makeCompany()];
});
afterAll(async () => {
  dns.stop();
  slow.close().closeAllConnections();
  await idp.stop();
});

const company = (which: TestCompany | undefined): TestCompany => {
  if (which === undefined) throw new Error('the companies are not there yet');
  return which;
};
const wish = (issuer: string) =>
  ({ issuer, clientId: 'latchkey', clientSecret: 'secret', defaultRole: 'member', enabled: true }) as const;

describe('an identity provider that is saved', () => {
  const found = async (issuer: string, actor = company(ours).owner) =>
    refusal(checkProvider(actor, wish(issuer), request()));

  it('is looked at first: it is there, and is what it says', async () => {
    expect(await found(idp.issuer)).toBe('accepted');
    expect(await found(`${idp.issuer}/elsewhere`)).toMatchObject({ code: 'issuer_unusable', reason: 'document' });
    expect(await found('http://127.0.0.1:9')).toMatchObject({ code: 'issuer_unusable', reason: 'unreachable' });
    expect(await found('http://10.0.0.1')).toMatchObject({ code: 'issuer_unusable', reason: 'address' });
    expect(await found(`http://127.0.0.1:${(slow.address() as AddressInfo).port}`)).toMatchObject({
      code: 'issuer_unusable',
      reason: 'unreachable',
    });
  });

  it.each([
    ['says that it is another one', { issuer: 'https://other.example' }, 'document'],
    ['has no keys', { jwks_uri: undefined }, 'document'],
    ['signs with the client’s secret only', { id_token_signing_alg_values_supported: ['HS256', 'none'] }, 'algorithm'],
    ['says too much', { service_documentation: 'x'.repeat(600_000) }, 'document'],
  ])('is refused where it %s', async (_case, change, reason) => {
    const endpoints = { authorization_endpoint: `${idp.issuer}/a`, token_endpoint: `${idp.issuer}/t` };
    const document = { issuer: idp.issuer, jwks_uri: `${idp.issuer}/jwks`, ...endpoints, ...change };
    idp.state.serve = (path) => (path.startsWith('/.well-known/') ? JSON.stringify(document) : undefined);
    expect(await found(idp.issuer)).toMatchObject({ code: 'issuer_unusable', reason });
    delete idp.state.serve;
  });

  it('R24: is looked at for nobody but an owner', async () => {
    const admin = memberActor(company(ours).id, company(ours).owner.memberId, 'admin');
    expect(await found(idp.issuer, admin)).toMatchObject({ code: 'forbidden', permission: 'sso:write' });
    expect(await refusal(checkDomain(admin, { domain: 'acme.example' }, request()))).toMatchObject({
      code: 'forbidden',
    });
  });

  it('needs a secret of its own where the issuer is another one, and keeps the stored one where not', async () => {
    const { owner } = company(ours);
    await act(saveIdentityProvider, owner, wish(idp.issuer));
    const { clientSecret: _secret, ...same } = wish(idp.issuer);
    const changed = await act(saveIdentityProvider, owner, { ...same, clientId: 'another' });
    expect(changed.provider).toEqual({
      issuer: idp.issuer,
      clientId: 'another',
      defaultRole: 'member',
      enabled: true,
      required: false,
      breakGlassMemberId: null,
    });
    expect(
      await refusal(tryCommand(saveIdentityProvider, owner, { ...same, issuer: 'https://evil.example' })),
    ).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/clientSecret' }] });
  });
});

describe('a domain', () => {
  const verify = async ({ owner }: TestCompany, domain: string) => {
    const checked = await checkDomain(owner, { domain }, request());
    return checked.ok ? runCommand(verifyDomain, owner, checked.value, { request: request() }) : checked;
  };
  const recordOf = async ({ owner }: TestCompany, domain: string) =>
    (await ask(getSingleSignOn, owner, {})).domains.find((known) => known.domain === domain)?.record ?? '';

  it('counts once its DNS has the record, and then offers single sign-on', async () => {
    const us = company(ours);
    await act(addDomain, us.owner, { domain: ' Bücher.Example. ' });
    const domain = 'xn--bcher-kva.example';
    expect(await refusal(verify(us, domain))).toMatchObject({ code: 'domain_unproven', domain });
    expect(await findDomain(domain, request())).toBeNull();
    records.set(domain, await recordOf(us, domain));
    expect((await verify(us, domain)).ok).toBe(true);
    expect(await signOnDomainOf('somebody@Bücher.example', request())).toMatchObject({ companyId: us.id });
    expect(await signOnDomainOf('somebody@sub.bücher.example', request())).toBeNull();
  });

  it('is one company’s only, until it is given up', async () => {
    const [us, them] = [company(ours), company(theirs)];
    for (const one of [us, them]) await act(addDomain, one.owner, { domain: 'shared.example' });
    expect(await recordOf(us, 'shared.example')).not.toBe(await recordOf(them, 'shared.example'));
    records.set('shared.example', await recordOf(us, 'shared.example'));
    expect(await refusal(verify(them, 'shared.example'))).toMatchObject({ code: 'domain_unproven' });
    expect((await verify(us, 'shared.example')).ok).toBe(true);
    records.set('shared.example', await recordOf(them, 'shared.example'));
    expect(await refusal(verify(them, 'shared.example'))).toEqual({ code: 'domain_taken' });
    await act(removeDomain, us.owner, { domain: 'shared.example' });
    expect((await verify(them, 'shared.example')).ok).toBe(true);
  });

  it.each(['com', 'not a domain', '10.0.0.1', '-x.example', 'a@b', ''])('is not %s', async (domain) => {
    expect(await refusal(tryCommand(addDomain, company(ours).owner, { domain }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('single sign-on is not required of a company without one', async () => {
    const { owner } = await makeCompany();
    expect(await refusal(tryCommand(setSignOnRequirement, owner, { required: true }))).toMatchObject({
      code: 'sign_on_incomplete',
      reason: 'not_enabled',
    });
    await act(saveIdentityProvider, owner, wish(idp.issuer));
    expect(await refusal(tryCommand(setSignOnRequirement, owner, { required: true }))).toMatchObject({
      reason: 'no_domain',
    });
  });
});
