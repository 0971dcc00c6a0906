import { describe, expect, it } from 'vitest';
import { blankWish, errorsOf, errorsOfRefusal, inputOf } from './key-wish';

const lastDays = { 30: '2026-07-01', 90: '2026-08-30', 365: '2027-06-01' };
const named = { ...blankWish, name: ' Sync ' };

describe('what the form of a key asks', () => {
  it('counts its days from today, takes a day of one’s choice, or no end', () => {
    expect(inputOf(named, lastDays)).toEqual({ name: 'Sync', role: 'admin', expiresOn: '2026-08-30' });
    expect(inputOf({ ...named, span: 'date', date: '2026-12-24' }, lastDays).expiresOn).toBe('2026-12-24');
    expect(inputOf({ ...named, span: 'none', date: '2026-12-24' }, lastDays).expiresOn).toBeNull();
  });

  it('names a department for a team lead only', () => {
    expect(inputOf({ ...named, departmentId: 'dep_1' }, lastDays)).not.toHaveProperty('departmentId');
    expect(inputOf({ ...named, role: 'team_lead', departmentId: 'dep_1' }, lastDays).departmentId).toBe('dep_1');
  });

  it('needs a name, and a day that is not over where one is chosen', () => {
    expect(errorsOf(blankWish, '2026-06-01')).toEqual({ name: 'name' });
    expect(errorsOf({ ...named, span: 'date' }, '2026-06-01')).toEqual({ date: 'date' });
    expect(errorsOf({ ...named, span: 'date', date: '2026-05-31' }, '2026-06-01')).toEqual({ date: 'past' });
    expect(errorsOf({ ...named, span: 'date', date: '2026-06-01' }, '2026-06-01')).toEqual({});
    expect(errorsOf({ ...named, date: '2026-05-31' }, '2026-06-01')).toEqual({});
  });

  it('says at which field the server refused it', () => {
    const refusal = { code: 'invalid_input', message: '', requestId: '' };
    expect(errorsOfRefusal({ ...refusal, fields: [{ pointer: '/expiresOn', message: '' }] })).toEqual({ date: 'past' });
    expect(errorsOfRefusal({ ...refusal, code: 'not_found' })).toEqual({ department: 'department' });
  });
});
