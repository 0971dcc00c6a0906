import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { browser as providerBrowser } from '@/lib/testing/sign-on-browser';
import { expect, test } from './fixtures';
import {
  addDomain,
  BASE,
  makeSignOnCompany,
  proveDomain,
  SIGN_ON_PAGE,
  type SignOnCompany,
  saveProvider,
} from './sign-on-company';

export type Sent = { method?: string; headers?: Record<string, string>; body?: string };
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  location: string;
  cookies: string[];
  text: string;
};

/** A request as no browser sends it: with a Host of one's own, any method, any bytes in its path. */
export function send(address: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  const { hostname, port } = new URL(BASE);
  const path = address.startsWith(BASE) ? address.slice(BASE.length) : address;
  return new Promise((resolve, reject) => {
    const sent = plainRequest({ hostname, port, path, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => {
        const { location = '', 'set-cookie': cookies = [] } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, location, cookies, text });
      });
    });
    sent.on('error', reject).end(body);
  });
}

export const cookieOf = (answer: Answer, name: string) =>
  answer.cookies.find((cookie) => cookie.startsWith(`latchkey-${name}=`))?.split(';')[0] ?? '';
/** Whether it signs somebody in. */
export const opensSession = (answer: Answer) => !['', 'latchkey-session='].includes(cookieOf(answer, 'session'));
/** What the sign-in page it leads to says. */
export const problemIn = ({ location }: Answer) => new URL(location).searchParams.get('problem');
/** Before the tests of a file: a company with single sign-on set up; and what its people's browsers do, call by call. */
export function signOnCalls(series: string) {
  let made: SignOnCompany | undefined;
  const world = () => {
    if (made === undefined) throw new Error('the company is not there yet');
    return made;
  };
  test.beforeAll(async ({ browser, playwright }) => {
    test.setTimeout(240_000);
    const request = await playwright.request.newContext({ baseURL: BASE });
    made = await makeSignOnCompany(request, series);
    const { company, records, idp } = made;
    const context = await browser.newContext({ baseURL: BASE, locale: 'en-GB' });
    const page = await context.newPage();
    await company.signIn(page, SIGN_ON_PAGE);
    await addDomain(page, company.domain);
    await proveDomain(page, records, company.domain);
    await saveProvider(page, idp.issuer);
    await expect(page.getByText('Single sign-on is saved.')).toBeVisible();
    await context.close();
    await request.dispose();
  });
  test.afterAll(() => made?.stop());

  const begin = async (query = '', sent: Sent = {}) => {
    const answer = await send(`${world().route}/start${query}`, sent);
    return { answer, cookie: cookieOf(answer, 'sign-on'), asked: new URL(answer.location) };
  };

  let people = 0;
  /** Signs somebody in at the provider as far as its answer; what follows is between this browser and the product. */
  async function comingBack(query = '') {
    people += 1;
    const sub = `person-${people}`;
    world().idp.know({ sub, email: `${sub}@${world().company.domain}`, email_verified: true });
    const { cookie, asked } = await begin(query);
    const back = await providerBrowser()(asked.href, { login: sub, password: 'any' });
    return { sub, cookie, back };
  }
  const callback = (search: string, cookie: string, more: Record<string, string> = {}) =>
    send(`${world().route}/callback${search}`, { headers: { ...(cookie !== '' && { cookie }), ...more } });

  async function signedIn(query = '') {
    const { sub, cookie, back } = await comingBack(query);
    const answer = await callback(back.search, cookie);
    expect(opensSession(answer), answer.location).toBe(true);
    return { sub, session: cookieOf(answer, 'session'), answer };
  }
  const isSignedIn = async (session: string) =>
    (await send('/account/sessions', { headers: { cookie: session } })).status === 200;
  return { world, begin, comingBack, callback, signedIn, isSignedIn };
}
