import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Mutant, permissionMutants, predicateMutants } from './mutants';

/**
 * `npm run mutation [-- --only=TEXT,TEXT] [--sample=N]`: takes single checks out of a copy of the sources, one at a time, and runs
 * the tests that must notice. Exit code 1 where one does not. Each takes about half a minute: no part of `npm test`.
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

const passes = (copy: string, tests: readonly string[]): boolean => {
  const run = ['--config', CONFIG, ...tests, '--bail=1'];
  return spawnSync('npx', ['vitest', 'run', ...run], { cwd: copy, stdio: 'ignore' }).status === 0;
};

function mutants(): Mutant[] {
  const repositories = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /repository\.ts$/.test(name))
    .map((name) => `lib/${name}`)
    .sort();
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  return [
    ...permissionMutants(read('lib/access/permissions.ts')),
    ...repositories.flatMap((file) => predicateMutants(file, read(file))),
  ];
}

/** Every so many-th of them, so that a sample has some of everything. */
function sampled(all: Mutant[]): Mutant[] {
  const most = Number(argument('sample') ?? all.length);
  const step = Math.max(1, all.length / most);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

const only = (argument('only') ?? '').split(',');
const chosen = sampled(mutants().filter(({ name }) => only.some((part) => name.includes(part))));
const copy = copyOfSources();
let survivors = 0;
try {
  // What fails by itself notices nothing.
  const [first] = chosen;
  if (first === undefined || !passes(copy, first.tests)) throw new Error('The tests do not pass as the sources are.');
  for (const { name, file, mutated, tests } of chosen) {
    const place = path.join(copy, file);
    const original = readFileSync(place, 'utf8');
    writeFileSync(place, mutated);
    const survived = passes(copy, tests);
    writeFileSync(place, original);
    if (survived) survivors += 1;
    console.log(`${survived ? 'SURVIVED' : 'red     '} ${name}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${chosen.length - survivors} of ${chosen.length} noticed.`);
process.exitCode = survivors === 0 ? 0 : 1;
