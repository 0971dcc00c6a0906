import type { Browser, Page } from 'playwright/test';
import { expect, signInAs } from './fixtures';

/** Opens the newest mail to an address with this subject, as soon as it is there, in the operator's mailbox. */
export async function openMail(page: Page, address: string, subject: RegExp): Promise<void> {
  const mail = page.getByRole('row').filter({ hasText: address }).getByRole('link', { name: subject }).first();
  await expect(async () => {
    await page.reload();
    await expect(mail).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await mail.click();
}

/** The text of that mail, read by the operator. */
export async function expectMail(browser: Browser, address: string, subject: RegExp, texts: string[]): Promise<void> {
  const desk = await browser.newPage();
  await signInAs(desk, 'operator@operator.example', '/support/mailbox');
  await openMail(desk, address, subject);
  const body = desk.frameLocator('iframe').locator('body');
  for (const text of texts) await expect(body).toContainText(text);
  await desk.close();
}
