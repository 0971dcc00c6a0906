import type { z } from 'zod';
import type { Query } from '@/lib/access';
import type { CountView } from '@/lib/kernel/selection';
import { load } from '@/lib/web/load';

interface ListPage {
  nextCursor: string | null;
  previousCursor: string | null;
}

/** How many there are, where a list's first page is not all of it; later pages do not say it again. */
export async function listCount<I extends z.ZodType>(
  list: ListPage,
  query: Query<I, z.ZodType<CountView>>,
  filters: z.input<I>,
  exactly: boolean,
): Promise<CountView | null> {
  if (list.nextCursor === null || list.previousCursor !== null) return null;
  return load(query, { ...(filters as object), ...(exactly && { exact: 'true' }) } as z.input<I>);
}

/** The filters of a list in words, as dialogs about all that match repeat them. */
export const inWords = (parts: (string | false | undefined)[], none: string): string =>
  parts.filter((part) => typeof part === 'string').join(' · ') || none;
