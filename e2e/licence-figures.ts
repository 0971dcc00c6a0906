import type { Page } from 'playwright/test';

/** The figures of the licences page's summary, as it says them. */
export async function licenceFigures(page: Page) {
  const figure = async (term: string) => {
    const tile = page.locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${term}$`) }) });
    return Number.parseInt(await tile.locator('dd').first().innerText(), 10);
  };
  return {
    total: await figure('Total'),
    assigned: await figure('Assigned'),
    available: await figure('Available'),
    ending: await figure('Ending'),
  };
}
