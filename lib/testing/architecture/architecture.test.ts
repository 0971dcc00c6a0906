import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dependencyProblems } from './dependency-rule';
import { cyclesOf } from './imports';
import { projectFiles, projectSources } from './sources';

const sources = projectSources();
const planted = (files: Record<string, string>) => new Map([...sources, ...Object.entries(files)]);

describe('the dependency rule', () => {
  it('holds', () => {
    expect(sources.size).toBeGreaterThan(200);
    expect(dependencyProblems(sources)).toEqual([]);
  });

  it.each([
    ['a rule that knows its repository’s database', 'lib/kernel/planted.ts', "import { pool } from '@/lib/db/client';"],
    ['a module that reaches to its right', 'lib/numbers/planted.ts', "import { assignNumber } from '../assignments';"],
    [
      'a page that reads a repository',
      'app/(console)/planted.tsx',
      "import { x } from '@/lib/numbers/list-repository';",
    ],
    ['a page that opens the database', 'app/planted.tsx', "import { pool } from '@/lib/db/client';"],
    ['an adapter that opens the database', 'lib/api/planted.ts', "const db = await import('@/lib/db/client');"],
    [
      'a component that knows the domain',
      'components/ui/planted.tsx',
      "import type { Licence } from '@/lib/licences';",
    ],
    ['a product file that uses the tests’ tools', 'lib/web/planted.ts', "export { x } from '@/lib/testing/factories';"],
    ['Next.js in a module', 'lib/members/planted.ts', "import { headers } from 'next/headers';"],
    ['the query builder in a command', 'lib/members/commands.ts', "import { eq } from 'drizzle-orm';"],
    ['an environment variable read elsewhere', 'lib/mail/planted.ts', 'export const url = process.env.SMTP_URL;'],
  ])('is seen to be broken by %s', (_case, file, text) => {
    expect(dependencyProblems(planted({ [file]: text })).some((problem) => problem.startsWith(file))).toBe(true);
  });

  it('is not broken by what a comment says', () => {
    const text = "// import { pool } from '@/lib/db/client'\n/* import '@/lib/db/client' */ export const x = 1;";
    expect(dependencyProblems(planted({ 'lib/kernel/planted.ts': text }))).toEqual([]);
  });
});

describe('import cycles', () => {
  it('are none', () => expect(cyclesOf(sources)).toEqual([]));

  it('are seen when planted, and types make none', () => {
    const [a, b] = ['lib/kernel/planted-a.ts', 'lib/kernel/planted-b.ts'];
    expect(cyclesOf(planted({ [a]: "import './planted-b';", [b]: "import './planted-a';" }))).toEqual([[a, b, a]]);
    expect(cyclesOf(planted({ [a]: "import './planted-b';", [b]: "import type { A } from './planted-a';" }))).toEqual(
      [],
    );
  });
});

describe('the project’s folder', () => {
  const prescribed = [
    'package.json',
    'tsconfig.json',
    'next.config.js',
    'app',
    'components',
    'lib',
    'drizzle',
    'e2e',
    'public',
    'README.md',
  ];
  const allowed = new Set([...prescribed, 'package-lock.json', 'LICENSE', 'proxy.ts', 'instrumentation.ts']);

  it('holds at its top what is prescribed, and nothing else', () => {
    const top = new Set(projectFiles().map((file) => file.split('/')[0] ?? ''));
    expect([...top].filter((entry) => !entry.startsWith('.') && !allowed.has(entry))).toEqual([]);
  });

  it('has no file whose name is a drawer', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|managers?|data)(\.tsx?$|\.js$|\/)/;
    expect(projectFiles().filter((file) => drawers.test(file))).toEqual([]);
  });

  it('has names in kebab-case', () => {
    const isPlain = (name: string) => /^[a-z0-9.[\]()_-]+$/.test(name) || /^(README\.md|LICENSE)$/.test(name);
    const ours = projectFiles().filter(
      (file) => /^(app|components|lib|drizzle\/seed|e2e)\//.test(file) && /\.(tsx?|js)$/.test(file),
    );
    expect(ours.filter((file) => !file.split('/').every(isPlain))).toEqual([]);
  });
});

describe('a source file', () => {
  const codeLines = (text: string) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
  const programs = [...sources].filter(([file]) => /\.(tsx?|js)$/.test(file));

  it('has at most 300 lines of code', () => {
    expect(programs.filter(([, text]) => codeLines(text) > 300).map(([file]) => file)).toEqual([]);
  });

  it('switches no check off without a reason, and leaves nothing to do', () => {
    const bare =
      /(biome-ignore [\w/]+\s*$|oxlint-disable[\w-]*\s*$|@ts-(ignore|nocheck|expect-error)\s*$|\b(TODO|FIXME|XXX|HACK)\b)/m;
    const own = 'lib/testing/architecture/architecture.test.ts';
    expect(programs.filter(([file, text]) => file !== own && bare.test(text)).map(([file]) => file)).toEqual([]);
  });
});

describe('versions', () => {
  const installed = (name: string): string =>
    JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
  const numbers = (version: string) => version.split('.').map(Number);
  const isAtLeast = (version: string, least: string) => {
    const [have, need] = [numbers(version), numbers(least)];
    const at = need.findIndex((part, index) => part !== have[index]);
    return at < 0 || (have[at] ?? 0) > (need[at] ?? 0);
  };

  it.each([
    ['next', '16.3.3'],
    ['react', '19.2.6'],
    ['react-dom', '19.2.6'],
    ['next-auth', '4.24.15'],
  ])('%s is %s or newer, below which holes are known', (name, least) => {
    expect(isAtLeast(installed(name), least)).toBe(true);
  });

  it('are compared by number, not by letter', () => {
    expect([isAtLeast('16.10.0', '16.3.3'), isAtLeast('16.3.2', '16.3.3'), isAtLeast('15.9.9', '16.3.3')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('are exact in package.json', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
