import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestMigration } from './migrate';

const FOLDER = path.resolve('drizzle/migrations');
let copy = '';
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'latchkey-drift-'));
  cpSync(FOLDER, path.join(copy, 'migrations'), { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Lets the generator write into the copy what a schema has beyond its migrations; gives the SQL, if any. */
function generated(schema: string): string {
  const migrations = path.join(copy, 'migrations');
  const before = readdirSync(migrations);
  const config = path.join(copy, 'drizzle.config.json');
  const relative = (file: string) => path.relative(process.cwd(), file);
  writeFileSync(config, JSON.stringify({ dialect: 'postgresql', schema: relative(schema), out: relative(migrations) }));
  execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', relative(config)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const added = readdirSync(migrations).filter((file) => !before.includes(file));
  return added.map((file) => readFileSync(path.join(migrations, file), 'utf8')).join('\n');
}

describe('the migrations', () => {
  it('have everything that the schema of the program has', () => {
    expect(generated(path.resolve('lib/db/schema/index.ts'))).toBe('');
  });

  it('would be found wanting: a table more in the schema is a migration more', () => {
    const schema = path.join(copy, 'schema.ts');
    const drizzle = JSON.stringify(path.resolve('node_modules/drizzle-orm/pg-core/index.js'));
    const ours = JSON.stringify(path.resolve('lib/db/schema/index.ts'));
    writeFileSync(
      schema,
      `import { pgTable, text } from ${drizzle};\nexport * from ${ours};\nexport const extra = pgTable('extra', { code: text('code').primaryKey() });\n`,
    );
    expect(generated(schema)).toContain('CREATE TABLE "extra"');
  });

  it('are listed in order, each with its file, and the newest is the one that readiness looks for', () => {
    const { entries } = JSON.parse(readFileSync(path.join(FOLDER, 'meta', '_journal.json'), 'utf8')) as {
      entries: { idx: number; tag: string; when: number }[];
    };
    expect(entries.map((entry) => entry.idx)).toEqual(entries.map((_, index) => index));
    expect(entries.map((entry) => entry.when)).toEqual(entries.map((entry) => entry.when).toSorted((a, b) => a - b));
    expect(entries.map((entry) => `${entry.tag}.sql`)).toEqual(
      readdirSync(FOLDER)
        .filter((file) => file.endsWith('.sql'))
        .sort(),
    );
    expect(newestMigration()).toMatch(/^[0-9a-f]{64}$/);
  });
});
