import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryPointProblems } from './entry-points';

const files = new Map(sources('app').map((file) => [file, readFileSync(file, 'utf8')]));

function sources(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).map((name) => `${folder}/${name}`);
}

it('lets every page, route and server action settle who asks before it reads or writes', () => {
  expect([...files.keys()].filter((file) => file.endsWith('/page.tsx')).length).toBeGreaterThan(5);
  expect(entryPointProblems(files)).toEqual([]);
});

describe('notices a planted', () => {
  const planted = (file: string, source: string) =>
    entryPointProblems(new Map([...files, [file, source]])).filter((problem) => problem.startsWith(file));

  it.each([
    [
      'page without a door',
      'app/(console)/planted/page.tsx',
      'export default function Page() { return <h1>Everything</h1>; }',
    ],
    [
      'page that leads on only sometimes',
      'app/(console)/planted/page.tsx',
      "export default () => {\n  if (x) redirect('/');\n  return <h1>All</h1>;\n};",
    ],
    [
      'page with a load of its own',
      'app/(console)/planted/page.tsx',
      "import { load } from './load';\nexport default async () => <p>{await load()}</p>;",
    ],
    [
      'page that asks the database',
      'app/(console)/planted/page.tsx',
      "import { pool } from '@/lib/db/client';\nimport { load } from '@/lib/web/load';\nload();",
    ],
    [
      'page that runs a query itself',
      'app/(console)/planted/page.tsx',
      "import { runQuery } from '@/lib/access';\nimport { load } from '@/lib/web/load';\nload();",
    ],
    [
      'page that reads a repository',
      'app/(console)/planted/page.tsx',
      "import { list } from '@/lib/members/repository';\nimport { load } from '@/lib/web/load';\nload();",
    ],
    [
      'route of its own making',
      'app/api/console/planted/route.ts',
      'export async function GET() { return Response.json([]); }',
    ],
    [
      'route from elsewhere',
      'app/api/console/planted/route.ts',
      "export { uploadImport as POST } from '@/lib/uploads/receive-import';",
    ],
    [
      'route beside a good one',
      'app/api/console/planted/route.ts',
      'export const GET = defineReadRoute(q);\nexport function POST() {}',
    ],
    [
      'server action of its own making',
      'app/(console)/planted/actions.ts',
      "'use server';\nexport async function erase() {}",
    ],
    [
      'action beside a good one',
      'app/(console)/planted/actions.ts',
      "'use server';\nexport const good = defineAction(command);\nexport default async () => 1;",
    ],
    [
      'inline server action',
      'app/(console)/planted/form.tsx',
      "export function Form() {\n  async function act() {\n    'use server';\n  }\n}",
    ],
    ['component that asks the database', 'app/(console)/planted/table.tsx', "import postgres from 'postgres';"],
  ])('%s', (_what, file, source) => {
    expect(planted(file, source)).toHaveLength(1);
  });

  it.each([
    [
      'app/(console)/planted/page.tsx',
      "import { load } from '@/lib/web/load';\nexport default async () => <p>{await load(query, {})}</p>;",
    ],
    ['app/api/console/planted/route.ts', 'export const GET = defineReadRoute(listMembers);'],
    ['app/api/console/planted/route.ts', "export { uploadImport as POST } from '@/lib/web/import-upload';"],
    ['app/(console)/planted/actions.ts', "'use server';\nexport const act = defineAction(command);"],
  ])('but not the good %s', (file, source) => {
    expect(planted(file, source)).toEqual([]);
  });
});
