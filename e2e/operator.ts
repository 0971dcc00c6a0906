import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '..');

/** Runs the operator's command line beside the product under test (DATA_DIR or DATABASE_URL say where); gives its JSON. */
export async function operator<T>(...args: string[]): Promise<T> {
  const program = [path.join(root, 'lib/cli/run-typescript.js'), path.join(root, 'lib/cli/operator.ts')];
  const { stdout } = await run(process.execPath, [...program, ...args, '--json'], { cwd: root, maxBuffer: 20_000_000 });
  return JSON.parse(stdout) as T;
}

/** Lends a file with these lines. */
export async function withFile<T>(lines: readonly string[], work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'latchkey-e2e-file-'));
  try {
    const file = path.join(folder, 'rows.csv');
    await writeFile(file, `${lines.join('\n')}\n`);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
