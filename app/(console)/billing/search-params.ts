import { DOCUMENT_STATUSES, DOCUMENT_TYPES } from '@/lib/invoices/input';
import { dateView } from '@/lib/kernel/shape';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of the list; what it cannot mean is left out, so that any URL shows a list. */
export function readSearchParams(parameters: SearchParams) {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const day = (name: string) => dateView.safeParse(text(name)).data;
  return {
    status: DOCUMENT_STATUSES.find((status) => status === text('status')),
    type: DOCUMENT_TYPES.find((type) => type === text('type')),
    from: day('from'),
    to: day('to'),
    cursor: text('cursor')?.slice(0, 2_000),
    // Set where a cursor was refused (lib/web/load).
    placeLost: text('place') === 'lost',
  };
}
export type InvoiceSearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost'>;
