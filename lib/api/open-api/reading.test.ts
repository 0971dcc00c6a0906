import { describe, expect, it } from 'vitest';
import { routes } from '@/lib/api/routes';
import { curlOf } from './curl';
import { readApi } from './reading';

const { groups, codes: meanings, schemas } = readApi();
const calls = groups.flatMap((group) => group.calls);
const callOf = (id: string) => {
  const call = calls.find((one) => one.id === id);
  if (call === undefined) throw new Error(`${id} is not described`);
  return call;
};

describe('the readable description of the API', () => {
  it('has every call of the API once, in a group, with what it needs', () => {
    expect(calls.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    for (const { id, permission, summary } of calls) expect([id, permission, summary].every(Boolean), id).toBe(true);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
  });

  it('says what a call takes: parameters with their place, members of the body also inside others', () => {
    expect(callOf('findNumberHolder').parameters).toMatchObject([
      { name: 'numberId', place: 'path', required: true, text: 'string' },
      { name: 'at', place: 'query', required: true },
    ]);
    const { body, parameters } = callOf('assignNumber');
    expect(parameters.map(({ name }) => name)).toEqual(['Idempotency-Key']);
    expect(body).toContainEqual(expect.objectContaining({ name: 'memberId', required: true }));
    expect(body).toContainEqual(expect.objectContaining({ name: 'maxCharge', required: false }));
    expect(body).toContainEqual(expect.objectContaining({ name: 'maxCharge.amount', required: true }));
  });

  it('names each refusal by its code, and says once what it means', () => {
    const conflict = callOf('takeNumber').refusals.find(({ status }) => status === '409');
    expect(conflict?.codes).toContain('number_not_assignable');
    // Its sentence says "malformed", which is another refusal's code.
    const unknown = callOf('getNumber').refusals.find(({ status }) => status === '404');
    expect(unknown?.codes).toEqual(['not_found']);
    for (const { id, refusals } of calls)
      for (const { status, codes } of refusals) {
        expect(codes.length, `${id} ${status}`).toBeGreaterThan(0);
        for (const code of codes)
          expect(
            meanings.filter((one) => one.code === code),
            code,
          ).toMatchObject([{ status: Number(status) }]);
      }
    for (const { meaning } of meanings) expect(meaning).toMatch(/\.$/);
  });

  it('links only to schemas that it has', () => {
    const named = new Set(schemas.map(({ name }) => name));
    const linked = [
      ...calls.flatMap(({ body, successes }) => [...body, ...successes].map(({ schema }) => schema)),
      ...schemas.flatMap(({ members }) => members.map(({ schema }) => schema)),
    ];
    expect(linked.filter((name) => name !== null && !named.has(name))).toEqual([]);
    expect(linked.filter((name) => name !== null).length).toBeGreaterThan(50);
  });

  it('shows each call as one would type it, with nothing left to fill in but the key', () => {
    for (const call of calls) {
      const line = curlOf(call, 'http://localhost:3000');
      expect(line, call.id).toMatch(/^curl (-X [A-Z]+ )?'http:\/\/localhost:3000\/api\/v1\/[^'{}]*'/);
      expect(line, call.id).not.toMatch(/\/(\w+Id)\b|=(&|')/);
    }
    expect(curlOf(callOf('takeNumber'), 'https://numbers.example')).toBe(
      [
        "curl -X POST 'https://numbers.example/api/v1/numbers'",
        '-H "Authorization: Bearer $LATCHKEY_API_KEY"',
        '-H "Idempotency-Key: $(uuidgen)"',
        "-H 'Content-Type: application/json'",
        `-d '{"e164":"+33639980412"}'`,
      ].join(' \\\n  '),
    );
  });
});
