import type { APIRequestContext, BrowserContext } from 'playwright/test';
import { LEADS_ON, OPEN_PAGES, PAGE_RIGHTS, PAGE_ROLES, type PageRole } from '../lib/testing/page-rights';
import { expect, signInAs, test } from './fixtures';

const PEOPLE: Record<PageRole, string> = {
  owner: 'owner@acme.example',
  admin: 'admin@acme.example',
  billing_manager: 'billing@acme.example',
  team_lead: 'lead@acme.example',
  member: 'member@acme.example',
  support: 'support@operator.example',
  operator: 'operator@operator.example',
};
/** An id that names nothing: whoever may open the page is told so, everybody else learns only that they may not. */
const addressOf = (route: string) => route.replaceAll(/\[\w+\]/g, 'nothing');

const get = async (request: APIRequestContext, path: string) => {
  const answer = await request.get(path, { maxRedirects: 0 });
  return { status: answer.status(), location: answer.headers().location, text: await answer.text() };
};

/** What is refused is drawn in the browser: until then its words lie in the page's data. */
const NO_ACCESS = /You do not have access to this page/;
const WHOSE_RIGHT =
  /It needs the right “[^”{]+”\. These roles have it: (owner|admin|billing manager|team lead|member)|operator/;

for (const role of PAGE_ROLES) {
  test(`a ${role} opens the pages of that role, and is told of every other whose right it needs (R24)`, async ({
    page,
  }) => {
    await signInAs(page, PEOPLE[role], role === 'support' || role === 'operator' ? '/support' : '/');
    for (const [route, roles] of Object.entries(PAGE_RIGHTS)) {
      const answer = await get(page.request, addressOf(route));
      if (!roles.includes(role)) {
        expect(answer.status, route).toBe(403);
        expect(answer.text, route).toMatch(NO_ACCESS);
        expect(answer.text, route).toMatch(WHOSE_RIGHT);
        continue;
      }
      expect(answer.status, route).toBe(route.includes('[') ? 404 : LEADS_ON.has(route) ? 307 : 200);
    }
  });
}

test('who has not signed in does so first and comes back, whatever page it is', async ({ request }) => {
  for (const route of Object.keys(PAGE_RIGHTS)) {
    const { status, location, text } = await get(request, addressOf(route));
    expect(status, route).toBe(307);
    const next = route === '/' ? '' : `?next=${encodeURIComponent(addressOf(route))}`;
    expect(location, route).toBe(`/sign-in${next}`);
    expect(text, route).not.toMatch(/Acme|acme\.example/);
  }
  for (const [route, status] of Object.entries(OPEN_PAGES))
    expect((await get(request, route)).status, route).toBe(status);
});

/** Lists in which an owner sees addresses of their company's things. */
const THINGS = [
  { list: '/manage-product/numbers', page: '/manage-product/numbers', kind: 'num' },
  { list: '/manage-product/licences', page: '/manage-product/licences', kind: 'lic' },
  { list: '/manage-team/members', page: '/manage-team/members', kind: 'mem' },
  { list: '/billing', page: '/billing/invoices', kind: 'inv' },
  { list: '/audit-log', page: '/audit-log', kind: 'evt' },
];

/** The address of one thing of each kind. */
async function addressesIn({ request }: BrowserContext): Promise<string[]> {
  const addresses: string[] = [];
  for (const { list, page, kind } of THINGS) {
    const { text } = await get(request, list);
    addresses.push(new RegExp(`${page}/${kind}_[0-9a-f]{32}`).exec(text)?.[0] ?? `${list} shows none`);
  }
  return addresses;
}

test.describe('another company’s', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('ids are as unknown as ids of nothing, in every page’s address and with the same words (R25, E130)', async ({
    page,
    browser,
    baseURL,
  }) => {
    const stranger = await browser.newPage({ ...(baseURL && { baseURL }), locale: 'en-GB' });
    await signInAs(stranger, 'owner@globex.example');
    const foreign = await addressesIn(stranger.context());
    await stranger.close();
    await signInAs(page, 'owner@acme.example');
    const routes = Object.keys(PAGE_RIGHTS).filter((route) => route.includes('[') && !route.startsWith('/support'));
    for (const route of routes)
      for (const id of ['nothing', ...foreign.map((address) => address.slice(-36))]) {
        const answer = await get(page.request, route.replaceAll(/\[\w+\]/g, id));
        expect(answer.status, `${route} ${id}`).toBe(404);
        expect(answer.text).not.toMatch(/Globex/);
      }
    const wordsAt = async (path: string) => {
      await page.goto(path);
      return page.getByRole('main').innerText();
    };
    for (const address of foreign) {
      expect(address).toMatch(/_[0-9a-f]{32}$/);
      const ofNobody = address.replace(/[0-9a-f]{8}$/, '00000000');
      expect(await wordsAt(address), address).toBe(await wordsAt(ofNobody));
    }
  });
});
