import { readFile } from 'node:fs/promises';
import type { Sql } from 'postgres';
import { inProject } from '@/lib/cli/launcher/project.js';
import type { Companies } from './companies';
import type { HttpClient } from './http-client';
import { interleave, percentile, ratioOfTimes } from './measure';
import { atMost, type Report } from './report';
import { signedInAs } from './session';
import type { WebServers } from './web-servers';

type Plan = { rounds: number; sliceMs: number };

const LICENCES = '/manage-product/licences';
const NUMBERS = '/manage-product/numbers';
const KIB = 1024;

/** Signed-in pages beside an empty one, what they weigh, and a server action beside its page. */
export async function benchPages(
  report: Report,
  servers: WebServers,
  admin: Sql,
  companies: Companies,
  plan: Plan,
): Promise<void> {
  const cookie = await signedInAs(admin, companies.large, 1);
  const page = (path: string) => () => servers.product.expect(200, { path, headers: { cookie } });
  const contestants = [
    { name: 'empty dynamic page', once: () => servers.bare.expect(200, { path: '/' }) },
    { name: 'Licences page', once: page(LICENCES) },
    { name: 'Numbers page', once: page(NUMBERS) },
  ];
  report.title('Signed-in pages of 50 rows of 100,000, production builds');
  for (const callers of [1, 16]) {
    report.heading(`${callers} connection${callers === 1 ? '' : 's'}`);
    const measured = await interleave(contestants, { ...plan, callers });
    const [empty, ...pages] = measured;
    if (empty === undefined) throw new Error('nothing was measured');
    report.row(empty);
    for (const each of pages) {
      const p99 = percentile(each.times, 0.99) / percentile(empty.times, 0.99);
      const ratio = callers === 1 ? ratioOfTimes(each, empty) : p99;
      report.row(each, ratio, atMost(3, ratio, callers === 1 ? ' p50' : ' p99'));
    }
  }
  await benchAction(report, servers, admin, companies, plan);
  await weigh(report, servers.product, cookie);
}

/** The action behind the assign dialog's button, which also gives the page anew, beside a plain read of that page. */
async function benchAction(
  report: Report,
  { product }: WebServers,
  admin: Sql,
  { one }: Companies,
  plan: Plan,
): Promise<void> {
  const [company] = one.companies;
  if (company === undefined) throw new Error('there is no company to act in');
  const cookie = await signedInAs(admin, company, 1);
  const action = await actionId('assignNumberAction');
  const act = () => {
    const { memberId, numberId } = one.supply.take();
    const headers = {
      cookie,
      origin: product.origin,
      'next-action': action,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
    };
    return product.expect(200, {
      method: 'POST',
      path: LICENCES,
      headers,
      body: JSON.stringify([{ memberId, numberId }, numberId]),
    });
  };
  const { text } = await act();
  if (!text.includes('"assignment"')) throw new Error(`the action answered something else: ${text.slice(0, 300)}`);
  report.heading('1 connection, server action');
  const contestants = [
    { name: 'the page, read', once: () => product.expect(200, { path: LICENCES, headers: { cookie } }) },
    { name: 'assign, and the page anew', once: act },
  ];
  const [read, acted] = await interleave(contestants, { ...plan, callers: 1, prepare: () => one.supply.refill(1_000) });
  if (read === undefined || acted === undefined) throw new Error('nothing was measured');
  report.row(read);
  const ratio = ratioOfTimes(acted, read);
  report.row(acted, ratio, atMost(2, ratio));
}

/** The id that the build gave to an exported action. */
async function actionId(name: string): Promise<string> {
  const manifest: { node: Record<string, { exportedName?: string }> } = JSON.parse(
    await readFile(inProject('.next', 'server', 'server-reference-manifest.json'), 'utf8'),
  );
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === name);
  if (found === undefined) throw new Error(`the build has no action ${name}`);
  return found[0];
}

/** What a first visit loads: scripts of each page, and the page itself. */
async function weigh(report: Report, product: HttpClient, cookie: string): Promise<void> {
  report.heading('weight, gzip, KiB');
  const pages = [
    { name: 'sign-in', path: '/sign-in', scripts: 155 },
    { name: 'Licences', path: LICENCES, scripts: 260, html: 15 },
    { name: 'Numbers', path: NUMBERS, scripts: 260, html: 15 },
  ];
  for (const { name, path, scripts, html } of pages) {
    const page = await product.expect(200, { path, headers: name === 'sign-in' ? {} : { cookie } });
    const sizes = await Promise.all(
      scriptsOf(page.text).map(async (src) => (await product.expect(200, { path: src })).bytes),
    );
    const loaded = sizes.reduce((sum, bytes) => sum + bytes, 0) / KIB;
    report.figure(`JavaScript of ${name}`, loaded.toFixed(1), atMost(scripts, loaded, ' KiB'));
    if (html !== undefined)
      report.figure(`HTML of ${name}`, (page.bytes / KIB).toFixed(1), atMost(html, page.bytes / KIB, ' KiB'));
  }
}

/** Scripts that a present browser loads: not those for browsers without modules. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  const sources = tags.flatMap((tag) => (/\bnomodule\b/i.test(tag) ? [] : (/\bsrc="([^"]+)"/.exec(tag)?.[1] ?? [])));
  return [...new Set(sources)].filter((src) => src.startsWith('/'));
}
