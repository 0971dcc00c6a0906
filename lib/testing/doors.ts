/** A way into the product from outside, and the use cases behind it. */
export type Door = { file: string; useCases: readonly string[] };

const ACTION = /\bdefine(?:Query|Task|Company|Link|Checked)?Action\(\s*(\w+)/g;
const READ_ROUTE = /\bdefineReadRoute\(\s*(\w+)/g;
const EXPORT = /\b(?:begin|read): (\w+),/g;
const PAGE = /\b(?:load|loadIfThere|loadRecorded|loadTask|loadLimited|loadOfCompany)\(\s*(\w+)/g;

/** Reads for its caller, who names the query. */
const NAMED_BY_CALLER = 'query';

const namesIn = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(([, name = '']) => name).filter((name) => name !== NAMED_BY_CALLER);

/** Every action, picker, export and page read of the app, with what it runs, read from the sources (path → source). */
export function doorsIn(files: ReadonlyMap<string, string>): Door[] {
  return [...files].flatMap(([file, source]) => {
    const patterns = file.endsWith('/route.ts') ? [READ_ROUTE, EXPORT] : [ACTION, PAGE];
    const useCases = [...new Set(patterns.flatMap((pattern) => namesIn(source, pattern)))];
    return useCases.length === 0 ? [] : [{ file, useCases }];
  });
}
