import type { ImportVerdict } from '@/lib/imports/input';
import { PATH } from '../path';

/** The import's page with the rows of one result, or with all of them. */
export const rowsHref = (id: string, result: ImportVerdict | 'all'): string => `${PATH}/${id}?result=${result}`;

/** The rows that are shown: those asked for; without a wish those with errors, where there are any. */
export const shownResult = (
  asked: ImportVerdict | 'all' | undefined,
  counts: { refused: number },
): ImportVerdict | 'all' => asked ?? (counts.refused > 0 ? 'refused' : 'all');
