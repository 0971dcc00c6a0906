import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '@/lib/api-keys';
import { assignNumber, deleteNumber, unassignNumber } from '@/lib/assignments';
import { createDepartment, deleteDepartment } from '@/lib/members';
import { labelNumbers } from '@/lib/numbers';
import { act, apiKeyActor, ask, operate, refusal, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { beginAuditExport, getAuditEvent, listAuditActors, listAuditEvents, readAuditExport } from '.';

const { sql } = coreDatabase();

let company: FixtureCompany;
let [memberId, numberId, otherId] = ['', '', ''];
beforeEach(async () => {
  company = await makeFixture(sql, { numbers: 2 });
  memberId = company.members[0] ?? '';
  [numberId, otherId] = [company.numbers[0]?.id ?? '', company.numbers[1]?.id ?? ''];
});

const actionsIn = async (
  input: Parameters<typeof ask<typeof listAuditEvents.input, typeof listAuditEvents.output>>[2],
) => (await ask(listAuditEvents, company.owner, input)).data.map(({ action }) => action);

describe('the audit log (R26)', () => {
  it('names who did what to what, newest first, and what an automatic purchase was made for', async () => {
    const { purchase } = await act(assignNumber, company.owner, { memberId, numberId });
    const { data, total } = await ask(listAuditEvents, company.owner, {});
    const [assigned, bought] = [...data].reverse().slice(-2).reverse();
    expect(total).toBe(data.length);
    expect(assigned).toMatchObject({
      action: 'number.assigned',
      actor: { kind: 'member', role: 'owner', id: company.owner.memberId, name: 'Camille Durand' },
      onBehalfOf: null,
      target: { id: numberId, name: expect.stringMatching(/^\+33 6 39 98/) },
      before: { status: 'unassigned', memberId: null },
      after: { status: 'assigned', memberId, purchaseId: purchase?.id },
      boughtFor: null,
      origin: 'seed',
    });
    expect(bought).toMatchObject({
      action: 'licence.purchased',
      target: { id: purchase?.id, name: null },
      boughtFor: { id: numberId, name: assigned?.target.name },
    });
    expect(bought?.operationId).toBe(assigned?.operationId);
    const one = await ask(getAuditEvent, company.owner, { eventId: bought?.id ?? '' });
    expect(one.mentioned).toContainEqual({ id: memberId, name: 'Camille Durand' });
    expect(one.alongside.map(({ action }) => action)).toContain('number.assigned');
    expect(one.alongside.map(({ id }) => id)).not.toContain(one.id);
  });

  it('calls what is gone as it was last called, and programs by their keys’ names', async () => {
    const { id } = await act(createDepartment, company.owner, { name: 'Field sales' });
    await act(deleteDepartment, company.owner, { departmentId: id });
    const key = await operate(createApiKey, { companyId: company.id, role: 'owner', name: 'Directory' });
    await act(createDepartment, { ...apiKeyActor(company.id, 'owner'), keyId: key.id }, { name: 'Second' });
    const { data } = await ask(listAuditEvents, company.owner, { action: 'department' });
    expect(data.map(({ target, actor }) => [target.name, actor.name])).toEqual([
      ['Second', 'Directory'],
      ['Field sales', 'Camille Durand'],
      ['Field sales', 'Camille Durand'],
    ]);
    const { data: actors } = await ask(listAuditActors, company.owner, {});
    expect(actors.map(({ name, id: actor }) => name ?? actor).sort()).toEqual(['Camille Durand', 'Directory', 'cli']);
  });

  it('is narrowed by actor, action or kind of thing, subject, operation, and any of them together', async () => {
    await act(assignNumber, company.owner, { memberId, numberId });
    await act(unassignNumber, company.as('admin'), { numberId });
    await act(deleteNumber, apiKeyActor(company.id, 'admin'), { numberId: otherId });
    expect(await actionsIn({ action: 'number' })).toEqual(['number.deleted', 'number.unassigned', 'number.assigned']);
    expect(await actionsIn({ action: 'number.unassigned' })).toEqual(['number.unassigned']);
    expect(await actionsIn({ target: otherId })).toEqual(['number.deleted']);
    expect(await actionsIn({ actor: company.owner.memberId, action: 'number', target: otherId })).toEqual([]);
    expect(await actionsIn({ actor: company.owner.memberId, action: 'number' })).toHaveLength(2);
    const [first] = (await ask(listAuditEvents, company.owner, { action: 'number.assigned' })).data;
    expect(await actionsIn({ operation: first?.operationId })).toContain('licence.purchased');
    expect(await actionsIn({ action: 'nothing.known' })).toEqual([]);
  });

  it('is narrowed to days of the company’s zone, both included, and to instants', async () => {
    const times = ['2031-11-22T22:59:59Z', '2031-11-22T23:00:00Z', '2031-11-23T22:59:59.999Z', '2031-11-23T23:00:00Z'];
    for (const [index, at] of times.entries()) {
      await setClock(sql, company, at);
      await act(createDepartment, company.owner, { name: `D${index}` });
    }
    const named = async (from?: string, to?: string) =>
      (await ask(listAuditEvents, company.owner, { from, to, action: 'department' })).data.map(
        ({ target }) => target.name,
      );
    // Paris is an hour ahead: its 23 November begins at 23:00 UTC.
    expect(await named('2031-11-23', '2031-11-23')).toEqual(['D2', 'D1']);
    expect(await named('2031-11-23')).toEqual(['D3', 'D2', 'D1']);
    expect(await named(undefined, '2031-11-22')).toEqual(['D0']);
    expect(await named('2031-11-22T23:00:00Z', '2031-11-23T23:00:00Z')).toEqual(['D2', 'D1']);
    expect(await named('2031-12-01')).toEqual([]);
    expect(await named(undefined, '2001-01-01')).toEqual([]);
  });

  it.each([
    { actor: 'Durand' },
    { target: 'num_1' },
    { operation: 'num_00000000000000000000000000000000' },
    { action: 'number.*' },
    { from: 'yesterday' },
    { to: '2031-02-30' },
    { from: '0001-01-01' },
    { cursor: 'WyJhdWRpdCIsImFmdGVyIiwxXQ' },
  ])('refuses %j instead of answering something else', async (input) => {
    expect(await refusal(tryQuery(listAuditEvents, company.owner, input))).toMatchObject({ code: 'invalid_input' });
  });

  it('keeps its pages apart while events are added, forwards and back', async () => {
    for (let index = 0; index < 5; index += 1) await act(createDepartment, company.owner, { name: `D${index}` });
    const page = (cursor?: string | null) =>
      ask(listAuditEvents, company.owner, { action: 'department', limit: 2, ...(cursor && { cursor }) });
    const names = ({ data }: Awaited<ReturnType<typeof page>>) => data.map(({ target }) => target.name);
    const first = await page();
    await act(createDepartment, company.owner, { name: 'New' });
    const second = await page(first.nextCursor);
    const third = await page(second.nextCursor);
    expect([first, second, third].map(names)).toEqual([['D4', 'D3'], ['D2', 'D1'], ['D0']]);
    expect(third.nextCursor).toBeNull();
    const back = await page(second.previousCursor);
    expect(names(back)).toEqual(['D4', 'D3']);
    expect(names(await page(back.previousCursor))).toEqual(['New']);
    const other = tryQuery(listAuditEvents, company.owner, { cursor: first.nextCursor ?? '' });
    expect(await refusal(other)).toMatchObject({ code: 'invalid_input' });
  });

  it('R25: of another company is empty by any id of it, and its entries are not found', async () => {
    await act(assignNumber, company.owner, { memberId, numberId });
    const [event] = (await ask(listAuditEvents, company.owner, {})).data;
    const stranger = await makeFixture(sql);
    for (const filter of [{ actor: company.owner.memberId }, { target: numberId }, { operation: event?.operationId }]) {
      const found = await ask(listAuditEvents, stranger.owner, filter);
      expect(found.data).toEqual([]);
      expect([found.named.actor?.name, found.named.target?.name].filter(Boolean)).toEqual([]);
    }
    for (const eventId of [event?.id ?? '', 'evt_00000000000000000000000000000000', 'nonsense'])
      expect(await refusal(tryQuery(getAuditEvent, stranger.owner, { eventId }))).toEqual({ code: 'not_found' });
  });

  it('R24: is read by owners and admins, and by nobody else', async () => {
    for (const role of ['owner', 'admin'] as const)
      expect((await tryQuery(listAuditEvents, company.as(role), {})).ok).toBe(true);
    for (const role of ['billing_manager', 'team_lead', 'member'] as const)
      expect(await refusal(tryQuery(listAuditEvents, company.as(role), {}))).toMatchObject({
        code: 'forbidden',
        permission: 'audit:read',
        heldBy: ['owner', 'admin'],
      });
  });

  it('is taken out as a whole, a thousand at a time, and that is an entry with its filters', async () => {
    await act(createDepartment, company.owner, { name: 'A' });
    const filter = { action: 'department', from: '2031-11-01' };
    await act(beginAuditExport, company.owner, { ...filter, format: 'jsonl', columns: ['at', 'action'] });
    const { data } = await ask(readAuditExport, company.owner, filter);
    expect(data.map(({ action }) => action)).toEqual(['department.created']);
    const [exported] = (await ask(listAuditEvents, company.owner, {})).data;
    expect(exported).toMatchObject({
      action: 'audit.exported',
      target: { id: company.id },
      after: { filter, format: 'jsonl', columns: ['at', 'action'] },
    });
  });
});

describe('an act on many', () => {
  it('shows some of its events with each, and all of them by its operation', async () => {
    const many = await makeFixture(sql, { numbers: 25 });
    const numberIds = many.numbers.map(({ id }) => id);
    await act(labelNumbers, many.owner, { numberIds, label: 'Reception' });
    const [last] = (await ask(listAuditEvents, many.owner, { limit: 1 })).data;
    const { data } = await ask(listAuditEvents, many.owner, { operation: last?.operationId });
    expect(data.map(({ target }) => target.id).toSorted()).toEqual(numberIds.toSorted());
    const one = await ask(getAuditEvent, many.owner, { eventId: last?.id ?? '' });
    expect(one.alongside).toHaveLength(20);
    expect(one.moreAlongside).toBe(true);
  });
});
