// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { requireOpen, signIn } from './check-web/sign-in.js';
import { sqlmap } from './check-web/sqlmap.js';
import { CALLS, OPEN, PAGES, SEARCHED } from './check-web/targets.js';
import { wapiti } from './check-web/wapiti.js';
import { exitWith, LaunchError } from './launcher/project.js';

const HELP = `npm run check:web -- [--url URL] [--email EMAIL] [--seconds N]

Attacks a running instance with wapiti and sqlmap, signed in, as a program with a key and as nobody, and fails if they find
anything. Each kind of attack lasts SECONDS at most (120). They send forms and acts: never run it against an instance that
somebody uses, and start that one with RATE_LIMIT=off, or most of it is answered 429. CHECK_PASSWORD is the password of EMAIL
(owner@acme.example), CHECK_API_KEY a key of an owner. Needs wapiti and sqlmap (Debian: apt-get install wapiti sqlmap).`;

/** @param {string} name */
function needed(name) {
  const value = process.env[name];
  if (!value) throw new LaunchError(`${name} is missing.\n\n${HELP}`);
  return value;
}

/** @typedef {{ who: string, headers: Record<string, string>, paths: readonly string[], searched: readonly string[] }} Asking */

/**
 * All attacks of one who asks; gives one line per finding.
 * @param {string} url @param {Asking} asking @param {{ folder: string, seconds: number }} limits
 */
async function attack(url, { who, headers, paths, searched }, { folder, seconds }) {
  const header = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join();
  await requireOpen(url, headers);
  console.error(`wapiti, ${who} …`);
  const findings = await wapiti({ url, paths, header, folder, seconds });
  for (const address of searched) {
    console.error(`sqlmap, ${who}: ${address} …`);
    const { status } = await fetch(url + address, { headers, redirect: 'manual' });
    // Behind a refusal every attempt looks alike, and nothing is tried.
    if (status !== 200) findings.push(`sqlmap did not try ${address}: it is answered ${status}`);
    else findings.push(...(await sqlmap({ address: url + address, header, folder })));
  }
  await requireOpen(url, headers);
  return findings;
}

async function main() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:3000' },
      email: { type: 'string', default: 'owner@acme.example' },
      seconds: { type: 'string', default: '120' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { url, email } = values;
  const seconds = Number(values.seconds);
  const key = needed('CHECK_API_KEY');
  const cookie = await signIn(url, email, needed('CHECK_PASSWORD'));
  const folder = mkdtempSync(path.join(tmpdir(), 'check-web-'));
  /** @type {string[]} */
  const findings = [];
  try {
    /** @type {Asking[]} */
    const asking = [
      { who: 'signed in', headers: { cookie }, paths: PAGES, searched: SEARCHED.pages },
      { who: 'with a key', headers: { authorization: `Bearer ${key}` }, paths: CALLS, searched: SEARCHED.calls },
      { who: 'as nobody', headers: {}, paths: OPEN, searched: SEARCHED.open },
    ];
    for (const one of asking) findings.push(...(await attack(url, one, { folder, seconds })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const finding of findings) console.log(finding);
  console.log(findings.length === 0 ? 'Nothing found.' : `${findings.length} found.`);
  return findings.length === 0 ? 0 : 1;
}

main().then((code) => {
  process.exitCode = code;
}, exitWith);
