import { importsOf, type Sources } from './imports';

/** Domain modules may use those to their left (and their own files). */
const modules = [
  'audit',
  'notices',
  'companies',
  'members',
  'single-sign-on',
  'numbers',
  'invoices',
  'licences',
  'assignments',
  'requests',
  'planned-changes',
  'imports',
  'billing',
  'costs',
  'usage',
  'alerts',
  'support',
  'webhooks',
];
/** Modules that no other module uses: they stand beside the row. */
const apart = ['identity', 'api-keys', 'mailbox', 'queues', 'views'];
const base = ['kernel', 'env', 'log'];
/** What faces one use case outward; each knows the modules by their index, input and view. */
const adapter = [...base, 'access', 'i18n', ...apart, ...modules];
const module = [...base, 'access', 'db'];

/** Who may import whom; a folder's own files always. What is not named here may be imported by nobody but tools. */
const mayImport: Record<string, readonly string[]> = {
  kernel: [],
  env: [],
  log: ['env'],
  db: base,
  access: [...base, 'db'],
  ...Object.fromEntries(modules.map((name, at) => [name, [...module, ...modules.slice(0, at)]])),
  ...Object.fromEntries(apart.map((name) => [name, module])),
  // Says of an address that somebody enters whether it may be called.
  webhooks: [...module, ...modules, 'outward'],
  'use-cases': ['access', ...apart, ...modules],
  i18n: base,
  exports: base,
  csv: base,
  // Calls to addresses that a company entered: nothing of ours is asked by it.
  outward: base,
  // Takes a file in for whoever faces the one who sends it.
  uploads: [...base, 'access', 'csv', 'imports', 'numbers'],
  // Makes printable copies for the worker, and has them made for whoever faces the one who asks.
  printing: [...base, 'access', 'i18n', 'invoices'],
  mail: adapter,
  auth: [...adapter, 'outward'],
  web: [...adapter, 'auth', 'exports', 'printing', 'uploads'],
  api: [...adapter, 'printing', 'uploads'],
  jobs: [...adapter, 'mail', 'outward', 'printing', 'uploads'],
  cli: [...adapter, 'auth', 'csv'],
  query: ['kernel'],
  components: ['kernel', 'i18n', 'components'],
  app: [
    ...base,
    'components',
    'exports',
    'web',
    'api',
    'auth',
    'query',
    'i18n',
    'access',
    'jobs',
    ...apart,
    ...modules,
  ],
};
/** Anything may be imported by these, and they by nothing else. */
const tools = ['testing', 'bench', 'drizzle', 'e2e'];
/** A module's files that others may import. */
const isPublic = (file: string) => /^lib\/[^/]+\/(index|input|view)\.ts$/.test(file);

/** Programs that own their process close its connections; the worker looks for what is due across companies. */
const exceptions: Record<string, string> = {
  'lib/cli/operator.ts': 'lib/db/client.ts',
  'lib/jobs/main.ts': 'lib/db/client.ts',
  'lib/jobs/settle.ts': 'lib/db/client.ts',
};

/** `lib/<zone>/…`, `lib/<zone>.ts`, or a folder at the top; the few files at the top belong to the app. */
function zoneOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  if (top !== 'lib') return file.includes('/') ? top : 'app';
  return second.replace(/\.tsx?$/, '');
}

const packages: { name: RegExp; allowed: RegExp }[] = [
  { name: /^next(\/|$)/, allowed: /^(app|lib\/(web|auth|i18n))\/|^(proxy|instrumentation)\.ts$|^next\.config\.js$/ },
  { name: /^drizzle-(orm|kit)(\/|$)/, allowed: /^lib\/db\/|[/-]repository\.ts$|^drizzle\// },
  { name: /^pg-boss(\/|$)/, allowed: /^lib\/db\/job-library\.ts$/ },
  { name: /^pdfkit(\/|$)/, allowed: /^lib\/printing\// },
];
const ownEnvironment = /^(lib\/(env\.ts$|cli\/|testing\/|bench\/)|e2e\/|drizzle\/|next\.config\.js$)/;
// Constants that Next puts in when it builds.
const constants = /process\.env\.(NODE_ENV|NEXT_RUNTIME)\b/g;

function importProblems(file: string, sources: Sources): string[] {
  const zone = zoneOf(file);
  return importsOf(file, sources).flatMap(({ specifier, file: target }) => {
    const pack = packages.find(({ name }) => name.test(specifier));
    if (target === undefined)
      return pack === undefined || pack.allowed.test(file) ? [] : [`${file} imports ${specifier}`];
    const to = zoneOf(target);
    if (to === zone || exceptions[file] === target) return [];
    const isModule = modules.includes(to) || apart.includes(to);
    const isAllowed = mayImport[zone]?.includes(to) === true && (!isModule || isPublic(target));
    return isAllowed ? [] : [`${file} imports ${target}`];
  });
}

/** Every break of the dependency rule, one sentence each. Tests and tools may import anything. */
export function dependencyProblems(sources: Sources): string[] {
  const files = [...sources.keys()].filter((file) => /\.(tsx?|jsx?)$/.test(file) && !/\.(test|spec)\.tsx?$/.test(file));
  return files.flatMap((file) => {
    const environment =
      (sources.get(file) ?? '').replace(constants, '').includes('process.env') && !ownEnvironment.test(file);
    const problems = tools.includes(zoneOf(file)) ? [] : importProblems(file, sources);
    return environment ? [...problems, `${file} reads process.env`] : problems;
  });
}
