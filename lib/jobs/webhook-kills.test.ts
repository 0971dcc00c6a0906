import { randomInt } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { unassignNumber } from '@/lib/assignments';
import { act } from '@/lib/testing/acting';
import { coreDatabase } from '@/lib/testing/core-database';
import { startProgram } from '@/lib/testing/killed-program';
import { isSignedBy } from '@/lib/testing/webhook-target';
import { webhookWorld } from '@/lib/testing/webhook-world';
import { deliverDueWebhooks } from './webhooks';

// Before anything reads the environment, here and in the programs that are started: the targets are on this machine.
vi.hoisted(() => {
  process.env.WEBHOOK_LOCAL_TARGETS = 'on';
});

const { sql, url } = coreDatabase();
const { target, told, assign, makeDue } = webhookWorld(sql);
const ROUNDS = 3;

it('R26: workers killed at any statement, two at a time, while they feed and send, lose no event, and each arrives as it is in the log', async () => {
  const endpoints: Awaited<ReturnType<typeof told>>[] = [];
  for (let n = 0; n < 10; n += 1) endpoints.push(await told());
  const makeAllDue = () => Promise.all(endpoints.map(({ company }) => makeDue(company)));
  let killed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { company } of endpoints) {
      for (const at of [0, 1]) await assign(company, at);
      for (const { id: numberId } of company.numbers.slice(0, 2))
        await act(unassignNumber, company.owner, { numberId });
    }
    // One while it feeds, one most likely while it sends.
    const kills = [randomInt(1, 35), randomInt(1, 100)];
    const workers = kills.map((enough) => startProgram(url, 'lib/testing/working-process.ts', ['webhooks'], enough));
    await Promise.all(workers.map(({ ended }) => ended));
    // One that had nothing left to do before its time ended by itself.
    for (const { child } of workers) expect(child.signalCode ?? child.exitCode, `${kills}`).toBeOneOf(['SIGKILL', 0]);
    killed += workers.filter(({ child }) => child.signalCode === 'SIGKILL').length;
    await makeAllDue();
  }
  expect(killed).toBeGreaterThanOrEqual(3);
  // What a killed worker had sent to the database just then may have been done since.
  do await makeAllDue();
  while ((await deliverDueWebhooks()) > 0);
  for (const { company, path, secret, deliveries } of endpoints) {
    const events = await sql<{ id: string }[]>`
      select 'evt_' || replace(id::text, '-', '') as id from audit_events
      where company_id = ${company.uuid} and action in ('number.assigned', 'number.unassigned')`;
    expect(events).toHaveLength(4 * ROUNDS);
    const bodies = new Map<string, Set<string>>();
    for (const webhook of target.at(path)) {
      expect(isSignedBy(secret, webhook)).toBe(true);
      const id = String(webhook.headers['webhook-id']);
      bodies.set(id, new Set([...(bodies.get(id) ?? []), webhook.body]));
    }
    expect([...bodies.keys()].toSorted()).toEqual(events.map(({ id }) => id).toSorted());
    for (const [id, different] of bodies) expect([...different].map((body) => JSON.parse(body).id)).toEqual([id]);
    const marked = await deliveries();
    expect(marked.map(({ eventId, status }) => `${eventId} ${status}`).toSorted()).toEqual(
      events.map(({ id }) => `${id} delivered`).toSorted(),
    );
  }
}, 180_000);
