import type { APIRequestContext, Page } from 'playwright/test';
import { CLIENT, type IdentityProvider, startIdentityProvider } from '@/lib/testing/identity-provider';
import { startNameServer } from '@/lib/testing/name-server';
import { expect } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';

export const SIGN_ON_PAGE = '/settings/single-sign-on';
/** The product under test, as it calls itself. */
export const BASE = process.env.BASE_URL ?? 'http://localhost:3000';

/** The port at which these journeys answer for the domains' DNS: the product under test was told to ask there. */
function dnsPort(): number {
  const port = Number(process.env.DNS_PORT);
  if (Number.isInteger(port) && port > 0) return port;
  throw new Error(
    'DNS_PORT is missing. Start the product with SSO_LOOPBACK_ISSUERS=on and DNS_SERVERS=127.0.0.1:4153, and this with DNS_PORT=4153 (any free port); npm test does so itself.',
  );
}

/** A company with an identity provider of its own on this machine, which it does not know yet, and a name server for its domain. */
export type SignOnCompany = {
  company: ListedCompany;
  idp: IdentityProvider;
  records: Map<string, string>;
  /** Where the product answers for that company. */
  route: string;
  stop: () => Promise<void>;
};

export async function makeSignOnCompany(request: APIRequestContext, series: string): Promise<SignOnCompany> {
  const dns = await startNameServer(dnsPort());
  const company = await makeListedCompany(request, 1, series);
  const route = `${BASE}/api/auth/single-sign-on/${company.id}`;
  const idp = await startIdentityProvider({ redirect: `${route}/callback`, logout: `${route}/back-channel-logout` });
  const stop = async () => {
    dns.stop();
    await idp.stop();
  };
  return { company, idp, records: dns.records, route, stop };
}

/** Its owner says at which provider its people sign in. */
export async function saveProvider(page: Page, issuer: string): Promise<void> {
  await page.getByLabel('Issuer').fill(issuer);
  await page.getByLabel('Client ID').fill(CLIENT.id);
  await page.getByLabel('Client secret').fill(CLIENT.secret);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

/** Its owner names the company's domain; gives the list that it stands in. */
export async function addDomain(page: Page, domain: string) {
  await page.getByLabel('Domain', { exact: true }).fill(domain);
  await page.getByRole('button', { name: 'Add domain' }).click();
  const domains = page.getByRole('list', { name: 'Domains' });
  await expect(domains).toContainText(domain);
  return domains;
}

/** The DNS of a domain says what the page asks for. */
export async function proveDomain(page: Page, records: Map<string, string>, domain: string): Promise<void> {
  const domains = page.getByRole('list', { name: 'Domains' });
  const record = (await domains.getByText(/^latchkey-verification=/).textContent()) ?? '';
  records.set(domain, record.trim());
  await domains.getByRole('button', { name: 'Verify now' }).click();
  await expect(domains.getByText('Verified', { exact: true })).toBeVisible();
}
