import { rm } from 'node:fs/promises';
import { ensureBuild, nextProgram } from '@/lib/cli/launcher/build.js';
import { runProgram, startProgram, toStandardError } from '@/lib/cli/launcher/child-process.js';
import { processEnvironment, readSettings } from '@/lib/cli/launcher/environment.js';
import { probePort } from '@/lib/cli/launcher/free-port.js';
import { inProject } from '@/lib/cli/launcher/project.js';
import { env } from '@/lib/env';
import { HttpClient } from './http-client';

export type WebServers = { product: HttpClient; bare: HttpClient; stop: () => Promise<void> };

const BARE_APP = inProject('lib', 'bench', 'bare-app');
const BARE_BUILD = inProject('lib', 'bench', 'bare-app', '.next');

/** The product's production build alone. */
export async function startProduct(): Promise<Pick<WebServers, 'product' | 'stop'>> {
  await ensureBuild();
  const started: (() => Promise<void>)[] = [];
  const stop = async () => void (await Promise.all(started.map((end) => end())));
  try {
    return { product: await startServer([], env.DATABASE_URL, '/healthz', started), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The product's production build, and the bare app's, each on a free port of this machine's own address. */
export async function startWebServers(adminUrl: string): Promise<WebServers> {
  await ensureBuild();
  await buildBareApp();
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(started.map((end) => end()));
    await rm(BARE_BUILD, { recursive: true, force: true });
  };
  try {
    const product = await startServer([], env.DATABASE_URL, '/healthz', started);
    const bare = await startServer([BARE_APP], adminUrl, '/', started);
    return { product, bare, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function buildBareApp(): Promise<void> {
  const environment = { ...(await environmentOf(0, env.DATABASE_URL)), NODE_ENV: 'production' as const };
  const options = { env: environment, stdio: [...toStandardError] };
  const code = await runProgram(process.execPath, [nextProgram, 'build', BARE_APP], options);
  if (code !== 0) throw new Error(`the bare app could not be built (code ${code})`);
}

async function environmentOf(port: number, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  return processEnvironment(
    { ...(await readSettings()), PORT: port, APP_URL: `http://127.0.0.1:${port}` },
    databaseUrl,
  );
}

async function startServer(
  folder: readonly string[],
  databaseUrl: string,
  path: string,
  started: (() => Promise<void>)[],
): Promise<HttpClient> {
  const port = await probePort(0, '127.0.0.1');
  if (!port) throw new Error('no free port on 127.0.0.1');
  const args = [nextProgram, 'start', ...folder, '--hostname', '127.0.0.1', '--port', String(port)];
  const { child, exited } = startProgram(process.execPath, args, {
    env: await environmentOf(port, databaseUrl),
    stdio: [...toStandardError],
  });
  const client = new HttpClient(`http://127.0.0.1:${port}`);
  started.push(async () => {
    client.close();
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(timer);
  });
  const end = performance.now() + 60_000;
  while ((await client.send({ path }).catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null || performance.now() > end) throw new Error(`the server did not answer ${path}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return client;
}
