import path from 'node:path';

/** Entry points without a session, each with the reason why that is right. Everything else must go through a door. */
const PUBLIC: Record<string, string> = {
  'app/(auth)/sign-in/page.tsx': 'before signing in',
  'app/(auth)/choose-company/page.tsx': 'who has signed in and is in no company yet: their own companies only',
  'app/(auth)/enrol/page.tsx': 'who has signed in and must set up a second factor before they act',
  'app/(auth)/forgot-password/page.tsx': 'whoever cannot sign in',
  'app/(auth)/prove-again/page.tsx': 'who is signed in: says what their identity provider answered',
  'app/(auth)/second-factor/page.tsx': 'who has given a password and not yet a code',
  'app/(console)/account/security/page.tsx':
    'one’s own account alone, by the session that asks: lib/web/account-security',
  'app/(auth)/invitation/page.tsx': 'whoever has the link of an invitation',
  'app/(auth)/set-password/page.tsx': 'whoever has the one-time link',
  'app/(auth)/sign-in/single-sign-on/page.tsx': 'before signing in: what a domain says, and nothing of an account',
  'app/api/auth/[...nextauth]/route.ts': 'next-auth itself, behind lib/web/auth-route',
  'app/api/auth/single-sign-on/[company]/start/route.ts': 'before signing in: leads to the company’s identity provider',
  'app/api/auth/single-sign-on/[company]/callback/route.ts': 'whoever comes back from it, checked by what it signed',
  'app/api/auth/single-sign-on/[company]/back-channel-logout/route.ts':
    'the identity provider itself, checked by what it signed',
  'app/api/auth/support-over/route.ts': 'who was in a company by a grant that is over: their own session alone',
  'app/api/docs/page.tsx': 'the description of the API, as public as the document it is made from',
  'app/flags/[country]/route.ts': 'pictures of flags',
  'app/healthz/route.ts': 'liveness',
  'app/readyz/route.ts': 'readiness',
};
/** The gallery of components: made-up data, and absent from production. */
const isGallery = (file: string): boolean => file.startsWith('app/dev/');

/** The doors: what settles who asks and runs a use case for them. A page may reach one through its own components. */
const PAGE_DOOR = /\b(load|loadTask|loadLimited|loadOfCompany|requireStaff)\s*\(/;
const PAGE_DOOR_SOURCE = /from '@\/lib\/web\/(load|current-actor)'/;
const ROUTE = /^export const (GET|POST|PUT|PATCH|DELETE|HEAD) = define(ReadRoute|Export)\(/;
/** Files that come in or go out as streams: lib/web settles who asks before the first byte. */
const FILE =
  /^export \{ \w+ as (GET|POST) \} from '@\/lib\/web\/(import-(upload|error-file)|inventory-upload|invoice-files)';$/;
const REST = /^export \{[^}]*\bdispatch as [^}]*\};$/;
const ACTION = /^export const \w+ = define(Query|Task|Company|Link|Checked)?Action\(/;
const TYPES_ONLY = /^export type\b/;
/** Ways past the doors: the database, a use case's runner, another reading of the session. */
const BYPASS =
  /from '(@\/lib\/(db\/|access\/(?!health)|auth\/sessions|[\w-]+\/[\w-]*repository)|next-auth|postgres|drizzle-orm)|\b(runQuery|runCommand|runOperatorTask)\b/;
const USE_SERVER = /^\s*['"]use server['"];?\s*$/m;

/** Each export on one line, also a list that the formatter has broken into several. */
const exportsOf = (source: string): string[] =>
  (source.match(/^export\s*\{[^}]*\};|^export\b[^\n]*/gm) ?? []).map((text) =>
    text.replace(/\s+/g, ' ').replace(', }', ' }'),
  );

/** What is wrong with the entry points among these files (path below the project → source), one sentence each. */
export function entryPointProblems(files: ReadonlyMap<string, string>): string[] {
  const problems: string[] = [];
  for (const [file, source] of files) {
    if (!file.startsWith('app/') || isGallery(file)) continue;
    if (BYPASS.test(source) && PUBLIC[file] === undefined) problems.push(`${file} goes past lib/web`);
    const problem = problemOf(file, source, files);
    if (problem !== undefined) problems.push(`${file} ${problem}`);
  }
  return problems;
}

function problemOf(file: string, source: string, files: ReadonlyMap<string, string>): string | undefined {
  if (USE_SERVER.test(source)) {
    const isAtTop = /^['"]use server['"]/.test(source.trimStart());
    const odd = exportsOf(source).find((line) => !ACTION.test(line) && !TYPES_ONLY.test(line));
    return isAtTop && odd === undefined
      ? undefined
      : `has a server action that is not made by defineAction or defineQueryAction: ${odd ?? 'an inline one'}`;
  }
  if (PUBLIC[file] !== undefined) return undefined;
  if (/\/route\.tsx?$/.test(file)) {
    const handlers = exportsOf(source).filter((line) => !/^export const (runtime|dynamic)\b/.test(line));
    const odd = handlers.find((line) => !ROUTE.test(line) && !FILE.test(line) && !REST.test(line));
    return handlers.length > 0 && odd === undefined
      ? undefined
      : `has a handler that is not made by defineReadRoute, defineExport or the REST dispatcher: ${odd ?? 'none found'}`;
  }
  if (/\/page\.tsx?$/.test(file))
    return onlyLeadsOn(source) || reachesDoor(file, files, new Set())
      ? undefined
      : 'shows a page without load() or requireStaff()';
  return undefined;
}

/** A page that shows nothing and leads to another one. */
const onlyLeadsOn = (source: string): boolean => /\bredirect\(/.test(source) && !/(return|=>)\s*\(?\s*</.test(source);

/** Whether the file, or a component of the app that it imports, reads through a door. */
function reachesDoor(file: string, files: ReadonlyMap<string, string>, seen: Set<string>): boolean {
  const source = files.get(file);
  if (source === undefined || seen.has(file)) return false;
  seen.add(file);
  if (PAGE_DOOR.test(source) && PAGE_DOOR_SOURCE.test(source)) return true;
  if (/^export \{ default \} from '(\.[^']+)';$/m.test(source) || /from '\.\.?\//.test(source)) {
    return [...source.matchAll(/from '(\.\.?\/[^']+)'/g)].some(([, target = '']) => {
      const base = path.posix.join(path.posix.dirname(file), target);
      return [`${base}.tsx`, `${base}.ts`].some((candidate) => reachesDoor(candidate, files, seen));
    });
  }
  return false;
}
