import { IMPORT_KINDS, IMPORT_VERDICTS } from '@/lib/imports/input';

export type SearchParams = Record<string, string | string[] | undefined>;

const textIn = (parameters: SearchParams) => (name: string) => {
  const value = parameters[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** What the URL asks of the list of imports; what it cannot mean is left out, so that any URL shows a list. */
export function readListParams(parameters: SearchParams) {
  const text = textIn(parameters);
  return {
    kind: IMPORT_KINDS.find((kind) => kind === text('kind')) ?? 'members',
    cursor: text('cursor')?.slice(0, 2_000),
    // Set where a cursor was refused (lib/web/load).
    placeLost: text('place') === 'lost',
  };
}

/** What the URL asks of one import: which of its rows, and whether to go back to its columns. */
export function readOneParams(parameters: SearchParams) {
  const text = textIn(parameters);
  return {
    result: ([...IMPORT_VERDICTS, 'all'] as const).find((verdict) => verdict === text('result')),
    cursor: text('cursor')?.slice(0, 2_000),
    columns: text('step') === 'columns',
    placeLost: text('place') === 'lost',
  };
}
export type OneSearch = ReturnType<typeof readOneParams>;
