import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { operator } from './operator';
import { connectBehind } from './scaled-company';

type State = 'active' | 'past_due' | 'restricted' | 'closed';

test.use({ expectedErrors: [/status of 409/] });

/**
 * Moves the company's clock on by half a month at a time, as no page can, until the worker has brought it to a state: what
 * restricts or closes it is announced first, so one step never goes all the way.
 */
async function waitUnpaid(company: ListedCompany, until: State): Promise<void> {
  const sql = connectBehind();
  const uuid = company.id.slice('com_'.length);
  const inCompany = async <T>(statement: string): Promise<T | undefined> => {
    const [, [row]] = await sql.begin((tx) => [
      tx`select set_config('app.company_id', ${uuid}, true)`,
      tx.unsafe<(T & object)[]>(statement, [uuid]),
    ]);
    return row;
  };
  try {
    for (let step = 0; step < 20; step += 1) {
      await inCompany(`
        update company_ledgers set settle_due_at = now(), last_instant = greatest(last_instant, now()) + interval '16 days' where company_id = $1`);
      await expect(async () => {
        const ledger = await inCompany<{ is_settled: boolean }>(`
          select settle_due_at is null or settle_due_at > last_instant as is_settled from company_ledgers where company_id = $1`);
        expect(ledger?.is_settled).toBe(true);
      }).toPass();
      if ((await inCompany<{ state: State }>('select state from companies where company_id = $1'))?.state === until)
        return;
    }
    throw new Error(`the company is never ${until}`);
  } finally {
    await sql.end();
  }
}

/** Records that every issued invoice of the company is paid. */
async function payAll(company: ListedCompany): Promise<void> {
  const sql = connectBehind();
  const uuid = company.id.slice('com_'.length);
  try {
    const [, unpaid] = await sql.begin((tx) => [
      tx`select set_config('app.company_id', ${uuid}, true)`,
      tx<{ number: string; total: number }[]>`
        select number, (subtotal + tax)::int as total from issued_invoices where company_id = ${uuid} and type = 'invoice' order by number`,
    ]);
    for (const { number, total } of unpaid)
      await operator('payment:record', `--company=${company.id}`, `--invoice=${number}`, `--amount=${total}`);
  } finally {
    await sql.end();
  }
}

test('what nobody pays makes a company past due, restricted and closed, each said on every page; paying brings it back (R22)', async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  const company = await makeListedCompany(request, 3, '84');
  const { headers } = company;
  const banner = page.getByRole('region', { name: 'Unpaid invoices' });
  const buy = (quantity: number) => request.post('/api/v1/licences', { headers, data: { quantity } });
  await company.signIn(page, '/');
  await expect(banner).toHaveCount(0);

  await waitUnpaid(company, 'past_due');
  for (const path of ['/', '/manage-product/licences', '/billing']) {
    await page.goto(path);
    await expect(banner).toContainText('Your company is past due.');
    await expect(banner).toContainText('is overdue; the oldest invoice was due on');
    await expect(banner).toContainText('nothing can be bought or newly assigned from');
  }
  await expectAccessible(page);
  expect((await buy(1)).status()).toBe(201);
  const beyond = await buy(500);
  expect([beyond.status(), (await beyond.json()).code]).toEqual([409, 'company_restricted']);

  await waitUnpaid(company, 'restricted');
  await page.goto('/manage-product/licences');
  await expect(banner).toContainText('Your company is restricted.');
  await expect(banner).toContainText('the company is closed on');
  await page.getByRole('button', { name: 'Add licences' }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/restricted/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await payAll(company);
  await page.reload();
  await expect(banner).toHaveCount(0);
  expect((await buy(1)).status()).toBe(201);

  await waitUnpaid(company, 'closed');
  await page.goto('/billing');
  await expect(banner).toContainText('Your company is closed.');
  await expect(banner).toContainText('its numbers go back to the operator.');
  await expectAccessible(page);
  await page.goto('/manage-product/licences');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Licences');
  await expect(page.getByRole('button', { name: 'Add licences' })).toHaveCount(0);
  await banner.getByRole('link', { name: /^Pay invoice / }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('INV-');
  const { data } = (await (await request.get('/api/v1/numbers?status=quarantined', { headers })).json()) as {
    data: { e164: string }[];
  };
  expect(data.map(({ e164 }) => e164).sort()).toEqual(['+33639988400', '+33639988401', '+33639988402']);
  expect(await (await buy(1)).json()).toMatchObject({ code: 'company_restricted', state: 'closed' });
});
