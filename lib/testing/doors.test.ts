import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routes } from '@/lib/api/routes';
import { USE_CASES } from '@/lib/use-cases';
import { doorsIn } from './doors';

const sources = new Map(
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('dev/'))
    .map((name) => [`app/${name}`, readFileSync(`app/${name}`, 'utf8')] as const),
);
const doors = doorsIn(sources);

/** Files that come and go as streams, sign-in, and what shows nothing of anybody: lib/testing/entry-points says why. */
const OTHER_ROUTES =
  /^app\/(api\/(auth|v1)\/|api\/console\/(inventory\/)?imports\/|flags|healthz|readyz|\(console\)\/(billing\/invoices|imports)\/)/;

describe('every way in leads to a row of the authorisation matrix', () => {
  it.each(doors.map((door) => [door.file, door] as const))('%s', (_file, { useCases }) => {
    // The matrix has a row for each use case of the registry, and none besides.
    expect(useCases.filter((name) => !USE_CASES.has(name))).toEqual([]);
  });

  it('and none is overlooked: each file of actions, each route and each page that reads is among them', () => {
    const files = [...sources.keys()];
    const expected = files.filter(
      (file) => file.endsWith('/actions.ts') || (file.endsWith('/route.ts') && !OTHER_ROUTES.test(file)),
    );
    expect(expected.length).toBeGreaterThan(25);
    expect(expected.filter((file) => !doors.some((door) => door.file === file))).toEqual([]);
    const reading = files.filter((file) => /^import \{.* from '@\/lib\/web\/load'/m.test(sources.get(file) ?? ''));
    // One reads for its callers, who are among them.
    const others = reading.filter((file) => !doors.some((door) => door.file === file));
    expect(others).toEqual(['app/(console)/list-count.ts']);
  });

  it('so do the calls of the API', () => {
    expect(routes.filter(({ useCase }) => USE_CASES.get(useCase.name)?.permission !== useCase.permission)).toEqual([]);
  });
});

it('a planted action without a use case of the registry is noticed', () => {
  const planted = doorsIn(new Map([['app/planted/actions.ts', 'export const act = defineAction(eraseEverything);']]));
  expect(planted).toEqual([{ file: 'app/planted/actions.ts', useCases: ['eraseEverything'] }]);
  expect(USE_CASES.has('eraseEverything')).toBe(false);
});
