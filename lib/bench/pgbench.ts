import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Slice } from './measure';

/** Whether the machine has the program. */
export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0;

/** The job of sql-assignment.ts, without any program's work between the statements; it takes numbers from the other end. */
const SCRIPT = `
begin;
select company_id as company from bench_companies where position = :position::bigint \\gset
update licences set status = 'assigned', available_since = null where company_id = :company::uuid and id = (
  select id from licences where company_id = :company::uuid and status = 'available'
  order by (ends_on is not null), frequency desc nulls last, label_number limit 1 for update skip locked
) returning id as licence \\gset
update numbers set status = 'assigned', member_id = (select id from members where company_id = :company::uuid limit 1), licence_id = :licence::uuid
where company_id = :company::uuid and id = (
  select id from numbers where company_id = :company::uuid and status = 'unassigned' order by e164 desc, id desc limit 1 for update skip locked
) returning id as number, member_id as member \\gset
insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
values (:company::uuid, gen_random_uuid(), gen_random_uuid(), :licence::uuid, :number::uuid, :member::uuid, now());
update company_ledgers set licences_assigned = licences_assigned + 1, last_instant = now(), audit_sequence = audit_sequence + 1,
  audit_hash = encode(sha256(convert_to(held.previous || :number::text, 'UTF8')), 'hex')
from (select audit_hash as previous from company_ledgers where company_id = :company::uuid for update) held
where company_id = :company::uuid returning audit_sequence as sequence, held.previous as previous, audit_hash as hash \\gset
insert into audit_events (company_id, sequence, id, at, operation_id, actor, action, target_id, before, after, origin, request_id, previous_hash, hash)
values (:company::uuid, :sequence::bigint, gen_random_uuid(), now(), gen_random_uuid(), '{"kind": "system", "id": "bench", "role": "system"}',
  'number.assigned', :number::text, '{"status": "unassigned", "memberId": null, "licenceId": null}',
  jsonb_build_object('status', 'assigned', 'memberId', :member::text, 'licenceId', :licence::text), 'seed', 'bench', :previous::text, :hash::text);
commit;
`;

/** Runs the script for a slice; positions name companies in the table bench_companies. */
export async function pgbenchSlice(
  adminUrl: string,
  positions: { from: number; to: number },
  callers: number,
  sliceMs: number,
): Promise<Slice> {
  const folder = await mkdtemp(path.join(tmpdir(), 'latchkey-pgbench-'));
  try {
    const file = path.join(folder, 'assign.sql');
    await writeFile(file, `\\set position random(${positions.from}, ${positions.to})\n${SCRIPT}`);
    const { hostname, port, username, password, pathname } = new URL(adminUrl);
    const passwordFile = path.join(folder, 'password');
    await writeFile(passwordFile, `*:*:*:*:${decodeURIComponent(password)}\n`, { mode: 0o600 });
    const seconds = Math.max(1, Math.round(sliceMs / 1000));
    const options = [
      '--no-vacuum',
      '--protocol=prepared',
      '--client',
      callers,
      '--jobs',
      Math.min(callers, 2),
      '--time',
      seconds,
      '--file',
      file,
    ];
    const target = `host=${hostname} port=${port || 5432} user=${decodeURIComponent(username)} dbname=${pathname.slice(1)} passfile=${passwordFile}`;
    const output = await run([...options.map(String), target]);
    const rate = Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? Number.NaN);
    const done = Number(/transactions actually processed: (\d+)/.exec(output)?.[1] ?? 0);
    return { rate, times: [], done };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`pgbench ended with code ${code}:\n${output}`)),
    );
  });
}
