import { listAuditEventsInput, type listOperatorEventsInput } from '@/lib/audit/input';

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the URL asks of a log; what it cannot mean is left out, so that any URL shows it. */
export function readSearchParams(
  parameters: SearchParams,
  { shape }: typeof listAuditEventsInput | typeof listOperatorEventsInput = listAuditEventsInput,
) {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const read = (name: 'actor' | 'action' | 'target' | 'operation' | 'from' | 'to') => {
    const parsed = shape[name].safeParse(text(name));
    return parsed.success ? parsed.data : undefined;
  };
  return {
    actor: read('actor'),
    action: read('action'),
    target: read('target'),
    operation: read('operation'),
    from: read('from'),
    to: read('to'),
    cursor: text('cursor')?.slice(0, 2_000),
    // Set where a cursor was refused (lib/web/load).
    placeLost: text('place') === 'lost',
  };
}
export type AuditSearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost'>;

/** Whether the log is narrowed: then nothing found is no empty log. */
export function isFiltered({ cursor: _cursor, ...filters }: AuditSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
