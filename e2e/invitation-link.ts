import type { Browser } from 'playwright/test';
import { expect, signInAs } from './fixtures';

/** The link of the one invitation that went to an address, as the operator's mailbox shows it; `company` names whose. */
export async function invitationLink(browser: Browser, email: string, company = ''): Promise<string> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const operator = await context.newPage();
  await signInAs(operator, 'operator@operator.example', '/support/mailbox');
  const mail = operator.getByRole('row').filter({ hasText: email }).filter({ hasText: company }).getByRole('link');
  // The worker writes within a second or two.
  await expect(async () => {
    await operator.reload();
    await expect(mail).toHaveCount(1);
  }).toPass();
  await mail.click();
  const link = operator.locator('a[href*="/invitation?token="]').first();
  const href = (await link.getAttribute('href')) ?? '';
  await context.close();
  return href;
}
