import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { type ListedCompany, makeListedCompany } from './listed-company';
import { openMail } from './mailbox';
import { operator } from './operator';
import { connectBehind } from './scaled-company';

test.describe.configure({ mode: 'serial' });

let company: ListedCompany;
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  company = await makeListedCompany(request, 3, '79');
  await request.dispose();
});

/** Moves the company's clock to so many days before its licences renew, as no page can, and has the worker look. */
async function daysBeforeRenewal(days: number): Promise<void> {
  const sql = connectBehind();
  try {
    const uuid = company.id.slice('com_'.length);
    await sql.begin(async (tx) => {
      await tx`select set_config('app.company_id', ${uuid}, true)`;
      await tx`
        update company_ledgers g set settle_due_at = now(), last_instant = s.period_ends_at - make_interval(days => ${days})
        from subscriptions s where g.company_id = ${uuid} and s.company_id = ${uuid}`;
    });
  } finally {
    await sql.end();
  }
}

test('who has signed in is reminded by mail and on the billing page before licences renew, and sees what to remove (R11)', async ({
  page,
  browser,
}) => {
  await company.signIn(page, '/billing');
  await expect(page.getByText(/renew on/)).toHaveCount(0);
  await daysBeforeRenewal(3);
  await page.reload();
  const notice = page.getByText(/^3 monthly licences renew on .* for €36\.00\./);
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);

  const desk = await browser.newPage();
  await signInAs(desk, 'operator@operator.example', '/support/mailbox');
  await openMail(desk, `owner@${company.domain}`, /^Monthly renewal on .*: €36\.00$/);
  const text = desk.frameLocator('iframe').locator('body');
  await expect(text).toContainText('3 monthly licences of Lists renew for €36.00 excl. VAT.');
  await expect(text).toContainText('3 licences are available: nobody uses them.');
  await expect(text).toContainText('3 numbers are unassigned. They use no licence and cost nothing.');
  await desk.close();
});

test('a price that the operator sets is told by mail and on the billing page to whom it concerns (R19)', async ({
  page,
  browser,
}) => {
  // Far away and of another day each time, so that the journey can be repeated and no other one meets the price.
  const from = new Date(Date.now() + (4_000 + (Math.floor(Date.now() / 1_000) % 20_000)) * 86_400_000);
  const cents = 100_000 + (Math.floor(Date.now() / 1_000) % 90_000);
  const terms = ['--plan=max', '--frequency=yearly', '--currency=USD', `--from=${from.toISOString().slice(0, 10)}`];
  await operator('price:set', ...terms, `--amount=${cents}`);
  const price = `$${(cents / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`;
  await signInAs(page, 'owner@globex.example', '/billing');
  const banner = page.getByText(`A year of a licence will cost ${price} from`);
  await expect(banner).toBeVisible();
  await expect(page.getByText(/Your licences take it with the renewal of /).last()).toBeVisible();
  await expectAccessible(page);

  const desk = await browser.newPage();
  await signInAs(desk, 'operator@operator.example', '/support/mailbox');
  await openMail(desk, 'owner@globex.example', new RegExp(`: \\${price} per licence and year$`));
  await expect(desk.frameLocator('iframe').locator('body')).toContainText(
    'The yearly price of a licence on the plan Max rises from',
  );
  await desk.close();
});
