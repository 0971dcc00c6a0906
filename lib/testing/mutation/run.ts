import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVitest } from 'vitest/node';
import { MATRIX, type Mutant, permissionMutants, predicateMutants } from './mutants';

/**
 * `npm run mutation [-- --only=TEXT,TEXT] [--sample=N]`: takes single checks out of a copy of the sources, one at a time, and runs
 * the tests that must notice. Exit code 1 where one does not. Each takes some seconds, all of them an hour: no part of `npm test`. One that survives may be redundant: look at it.
 */
const CONFIG = 'lib/testing/vitest.config.ts';
const root = process.cwd();
const argument = (name: string) => process.argv.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3);

/** A copy, so that an interrupted run leaves nothing behind in the sources. */
function copyOfSources(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'mutation-'));
  for (const entry of readdirSync(root))
    if (!/^(node_modules|\..*|test-results)$/.test(entry))
      cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** The matrix in one long run of the test program: what has not changed is neither built nor read again. */
async function testsIn(copy: string) {
  process.chdir(copy);
  const options = {
    root: copy,
    config: path.join(copy, CONFIG),
    watch: false,
    bail: 1,
    reporters: [{}],
    silent: true,
  };
  const vitest = await createVitest('test', options);
  return {
    pass: async (changed: string, tests: string, pattern: string): Promise<boolean> => {
      vitest.invalidateFile(path.join(copy, changed));
      vitest.setGlobalTestNamePattern(pattern);
      const { testModules } = await vitest.runTestSpecifications(await vitest.globTestSpecifications([tests]));
      return testModules.length > 0 && testModules.every((module) => module.ok());
    },
    close: () => vitest.close(),
  };
}

async function mutants(): Promise<Mutant[]> {
  const repositories = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[\w-]+\/[\w-]*repository\.ts$/.test(name))
    .sort();
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const ofModules = repositories.map(async (name) => {
    const exports = await import(path.join(root, 'lib', path.dirname(name), 'index.ts'));
    return predicateMutants(`lib/${name}`, read(`lib/${name}`), exports);
  });
  return [...permissionMutants(read('lib/access/permissions.ts')), ...(await Promise.all(ofModules)).flat()];
}

/** Every so many-th of them, so that a sample has some of everything. */
function sampled(all: Mutant[]): Mutant[] {
  const most = Number(argument('sample') ?? all.length);
  const step = Math.max(1, all.length / most);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

const only = (argument('only') ?? '').split(',');
const chosen = sampled((await mutants()).filter(({ name }) => only.some((part) => name.includes(part))));
const copy = copyOfSources();
const tests = await testsIn(copy);
let survivors = 0;
try {
  // What fails by itself notices nothing.
  const [first] = chosen;
  if (first === undefined || !(await tests.pass(first.file, MATRIX, first.pattern)))
    throw new Error('The tests do not pass as the sources are.');
  for (const { name, file, mutated, pattern, module } of chosen) {
    const place = path.join(copy, file);
    const original = readFileSync(place, 'utf8');
    writeFileSync(place, mutated);
    const survived =
      (await tests.pass(file, MATRIX, pattern)) && (module === undefined || (await tests.pass(file, `${module}/`, '')));
    writeFileSync(place, original);
    if (survived) survivors += 1;
    console.log(`${survived ? 'SURVIVED' : 'red     '} ${name}`);
  }
} finally {
  await tests.close();
  process.chdir(root);
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${chosen.length - survivors} of ${chosen.length} noticed.`);
process.exitCode = survivors === 0 ? 0 : 1;
