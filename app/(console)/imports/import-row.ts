import { getTranslations } from 'next-intl/server';
import type { InstantText } from '@/lib/i18n/format';
import { getFormat } from '@/lib/i18n/get-format';
import type { ImportStatus, ImportSummaryView } from '@/lib/imports/view';

/** A line of the list of imports: words ready to show. */
export interface ImportRow {
  id: string;
  fileName: string;
  status: ImportStatus;
  rows: string;
  uploaded: InstantText;
  by: string;
}

/** Imports as the table shows them, in the reader's language and the company's time. */
export async function importRows(imports: readonly ImportSummaryView[], timeZone: string): Promise<ImportRow[]> {
  const [t, format] = await Promise.all([getTranslations('import-pages.list'), getFormat()]);
  return imports.map(({ id, fileName, status, counts, createdAt, createdBy }) => ({
    id,
    // Gone with the rows, after thirty days.
    fileName: fileName || t('nameGone'),
    status,
    rows:
      counts.done > 0 ? t('doneOf', { done: counts.done, total: counts.total }) : t('counts', { count: counts.total }),
    uploaded: format.instant(createdAt, timeZone),
    by: t('byName', { name: createdBy?.name ?? t('program') }),
  }));
}
