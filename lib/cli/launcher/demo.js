// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const signIns = [
  'owner@acme.example',
  'admin@acme.example',
  'billing@acme.example',
  'lead@acme.example',
  'member@acme.example',
  'owner@globex.example',
  'support@operator.example',
  'operator@operator.example',
];

/**
 * The password of the demo accounts: the given one, else a random one, made once. It is printed and never kept: the
 * database has its hash alone, the data folder only the fact that it was printed.
 * @param {import('../../env.ts').Settings} settings
 * @returns {{ password?: string, print: () => void }}
 */
export function demoSignIns({ DEMO, DEMO_PASSWORD, DATA_DIR }) {
  if (!DEMO) return { print() {} };
  const printed = path.join(DATA_DIR, 'demo-password-printed');
  const isKnown = existsSync(printed) && !DEMO_PASSWORD;
  const password = DEMO_PASSWORD ?? (isKnown ? undefined : randomBytes(9).toString('base64url'));
  const remark = DEMO_PASSWORD
    ? 'with the password in DEMO_PASSWORD'
    : password
      ? `with the password ${password} (shown this once; DEMO_PASSWORD sets another)`
      : 'with the password shown at the first start (DEMO_PASSWORD sets another)';
  return {
    password,
    print() {
      console.log(`Demo sign-ins, ${remark}:`);
      for (const email of signIns) console.log(`  ${email}`);
      if (password && !DEMO_PASSWORD) writeFileSync(printed, '');
    },
  };
}
