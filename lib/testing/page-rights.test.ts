import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission } from '@/lib/access';
import { USE_CASES } from '@/lib/use-cases';
import { LEADS_ON, OPEN_PAGES, PAGE_RIGHTS, routeOf } from './page-rights';

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((name) => `app/${name}`)
  .filter((file) => file.endsWith('/page.tsx') && !file.startsWith('app/dev/'))
  .sort();
const rolesWith = (permission: Permission): readonly string[] => PERMISSIONS[permission];

/** What a page reads in its own file; the rest of its rights lies in its components. */
const readsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\bload(?:Task|IfThere)?\((\w+)/g)].map(([, name = '']) => name);

it('each page has its row, and each row its page: who adds a page says who may open it (R24)', () => {
  expect(files.length).toBeGreaterThan(30);
  expect([...Object.keys(PAGE_RIGHTS), ...Object.keys(OPEN_PAGES)].sort()).toEqual(files.map(routeOf).sort());
});

describe.each(files.filter((file) => readsOf(file).length > 0).map((file) => [routeOf(file), file] as const))(
  '%s',
  (route, file) => {
    it('is opened by nobody who may not read what it shows', () => {
      const [first = ''] = readsOf(file);
      const useCase = USE_CASES.get(first);
      expect(useCase, first).toBeDefined();
      if (useCase !== undefined)
        expect(rolesWith(useCase.permission)).toEqual(expect.arrayContaining([...(PAGE_RIGHTS[route] ?? [])]));
    });
  },
);

it('a page that only leads on shows nothing', () => {
  for (const file of files.filter((file) => LEADS_ON.has(routeOf(file))))
    expect(readFileSync(file, 'utf8')).not.toMatch(/(return|=>)\s*\(?\s*</);
});
