import { execFileSync } from 'node:child_process';
import type { APIResponse } from 'playwright/test';
import { send } from '@/lib/cli/launcher/process-identity.js';
import { expect, signInAs, test } from './fixtures';
import { connectBehind } from './scaled-company';

/** The server's main process, whose children its backends are: what runs elsewhere cannot be silenced from here. */
const mainProcess = (backend: number): number =>
  Number.parseInt(execFileSync('ps', ['-o', 'ppid=', '-p', String(backend)], { encoding: 'utf8' }), 10);

test.use({ expectedErrors: [/status of 503/] });

const seconds = (since: number) => (performance.now() - since) / 1_000;

test('what is under way when the database falls silent is answered 503 in three seconds, and works again after', async ({
  page,
  request,
  baseURL,
}) => {
  await signInAs(page, 'owner@acme.example', '/manage-team/departments');
  await page.getByRole('button', { name: 'Add department' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a department' });
  const name = `Lost and found ${Date.now()}`;
  await adding.getByRole('textbox', { name: 'Name' }).fill(name);
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  const signingIn = () =>
    request.post('/api/auth/callback/credentials', {
      form: { csrfToken, email: 'admin@acme.example', password: process.env.DEMO_PASSWORD ?? '', json: 'true' },
      maxRedirects: 0,
    });
  const sql = connectBehind();
  const holder = await sql.reserve();
  const [row] = await holder<{ backends: number[]; own: number }[]>`
    select array_agg(pid) as backends, pg_backend_pid() as own from pg_stat_activity`;
  const silenced = new Set([mainProcess(row?.own ?? 0), ...(row?.backends ?? [])]);
  try {
    await holder`begin`;
    await holder`lock table members in access exclusive mode`;
    const asked: Promise<APIResponse>[] = [
      page.request.get('/manage-team/members', { maxRedirects: 0 }),
      page.request.get('/api/console/members?q=a'),
      signingIn(),
    ];
    // An act of the page, too: its answer is the dialog's to show.
    await adding.getByRole('button', { name: 'Add department' }).click();
    // All of them have passed the proxy and wait for the table: only then does the database fall silent.
    const waiting = async () => {
      const rows = await holder<{ pid: number }[]>`
        select pid from pg_locks where not granted and relation = 'members'::regclass`;
      for (const { pid } of rows) silenced.add(pid);
      return rows.length;
    };
    await expect.poll(waiting).toBeGreaterThanOrEqual(asked.length + 1);
    for (const pid of silenced) if (pid !== row?.own) send(pid, 'SIGSTOP');
    const since = performance.now();
    const answers = await Promise.all(asked);
    expect(seconds(since)).toBeLessThan(3.5);
    for (const answer of answers) {
      expect(answer.status(), answer.url()).toBe(503);
      expect(Number(answer.headers()['retry-after']), answer.url()).toBeGreaterThan(0);
      expect(await answer.text()).not.toMatch(/node_modules|CONNECTION_|postgres/);
    }
    await expect(adding.getByRole('alert')).toContainText('cannot reach its database');
    await expect(adding.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
    // From now on it is known to be lost: nobody waits for it.
    const later = performance.now();
    expect((await page.request.get('/manage-team/members')).status()).toBe(503);
    expect(seconds(later)).toBeLessThan(2.5);
  } finally {
    for (const pid of silenced) send(pid, 'SIGCONT');
    await holder`rollback`.catch(() => undefined);
    holder.release();
    await sql.end({ timeout: 1 });
  }
  await expect.poll(async () => (await page.request.get(`${baseURL}/readyz`)).status()).toBe(200);
  // What was entered is still there, and goes in with the next try.
  await adding.getByRole('button', { name: 'Add department' }).click();
  await expect(adding.getByRole('status')).toContainText(`${name} is added`);
  expect((await signingIn()).status()).toBe(200);
  await page.goto('/manage-team/members');
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
});
