import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test } from './fixtures';
import { operator } from './operator';
import { connectBehind } from './scaled-company';

const PATH = '/support/outbox';

/** An instruction of Acme's that was given up, as no journey in a whole installation brings about. */
async function giveUpInstruction(reason: string): Promise<void> {
  const { data } = await operator<{ data: { id: string; name: string }[] }>('company:list');
  const company = data.find(({ name }) => name === 'Acme')?.id.slice('com_'.length) ?? '';
  const sql = connectBehind();
  await sql.begin(async (tx) => {
    await tx`select set_config('app.company_id', ${company}, true)`;
    await tx`
      insert into outbox (company_id, id, topic, payload, operation_id, created_at, attempts, last_error, dead_at)
      values (${company}, ${randomUUID()}, 'telephony.history', '{}', ${randomUUID()}, now(), 12, ${reason}, now())`;
  });
  await sql.end();
}

test('what could not be delivered is shown to the operator with its reason, and goes out when asked for', async ({
  page,
}) => {
  const reason = `no answer ${Date.now()}`;
  await giveUpInstruction(reason);
  await signInAs(page, 'operator@operator.example', '/support');
  await page.getByRole('navigation').getByRole('link', { name: 'Undelivered messages' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Undelivered messages');
  const row = page.locator('tbody tr').filter({ hasText: reason });
  await expect(row).toContainText('Acme');
  await expect(row).toContainText('after 12 attempts');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await row.getByRole('button', { name: /^Try again/ }).click();
  await expect(page.getByRole('status')).toContainText('Instruction: call and message history (Acme)');
  await expect(page.getByRole('status')).toBeFocused();
  await expect(row).toHaveCount(0);
});

test.describe('without the right', () => {
  test.use({ expectedErrors: [/status of 403/] });

  test('undelivered messages answer 403 with who has it (R24)', async ({ page }) => {
    await signInAs(page, 'support@operator.example', '/support');
    expect((await page.goto(PATH))?.status()).toBe(403);
    await expect(page.locator('main')).toContainText('operator admins only');
  });
});
