import type { Page } from 'playwright/test';
import { expect } from './fixtures';

/** A file as a spreadsheet saves it. */
export const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
});

/** The step that the page says it is at. */
export const step = (page: Page) =>
  page.getByRole('list', { name: 'Steps of the import' }).locator('[aria-current=step]');
/** The heading of the step. */
export const title = (page: Page) => page.locator('#import-step');
export const rowsOf = (page: Page) => page.getByRole('table', { name: 'Rows of the file' }).locator('tbody tr');
export const count = (page: Page, term: string) =>
  page.getByLabel('What this file would do').locator('div').filter({ hasText: term }).locator('dd > span').first();

/** Uploads a file from the page of its kind; its columns are shown then. */
export async function upload(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.getByLabel('CSV file').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload file' }).click();
  await page.waitForURL(/\/imports\/imp_[0-9a-f]{32}$/);
  await expect(title(page)).toHaveText('Which column is what?');
}

/** Has the file checked with the columns as they are. */
export async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(title(page)).toHaveText('What this file would do', { timeout: 30_000 });
}
