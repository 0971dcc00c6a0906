import { describe, expect, it } from 'vitest';
import { licencesOf, obstaclesIn, without } from './selected-assignment';

const fine = (index: number) => ({ index, ok: true, unchanged: false });
const refused = (index: number, code: string, more: { display?: string; reason?: string } = {}) => ({
  index,
  ok: false,
  unchanged: false,
  code,
  ...more,
});
const ids = ['num_a', 'num_b', 'num_c', 'num_d', 'num_e'];

describe('what stands in the way of assigning a selection', () => {
  it('is nothing where all can be assigned, or are so already', () => {
    expect(obstaclesIn([fine(0), { ...fine(1), unchanged: true }], ids)).toEqual([]);
  });

  it('names the numbers by what is wrong with them, in the order it was met', () => {
    const items = [
      refused(0, 'number_already_assigned', { display: '+33 6 00' }),
      fine(1),
      refused(2, 'number_not_assignable', { display: '+33 6 02', reason: 'quarantined' }),
      refused(3, 'number_already_assigned', { display: '+33 6 03' }),
    ];
    expect(obstaclesIn(items, ids)).toEqual([
      { obstacle: 'held', numberIds: ['num_a', 'num_d'], displays: ['+33 6 00', '+33 6 03'] },
      { obstacle: 'quarantined', numberIds: ['num_c'], displays: ['+33 6 02'] },
    ]);
  });

  it.each([
    ['member_limit_reached', undefined, 'limit'],
    ['member_inactive', undefined, 'inactive'],
    ['not_found', undefined, 'gone'],
    ['number_not_assignable', 'documents', 'documents'],
    ['number_not_assignable', 'something_new', 'other'],
    ['something_new', undefined, 'other'],
  ])('%s (%s) is said as "%s"', (code, reason, obstacle) => {
    const [group] = obstaclesIn([refused(0, code, reason === undefined ? {} : { reason })], ids);
    expect(group).toMatchObject({ obstacle, numberIds: ['num_a'], displays: [] });
  });

  it('left out, the others stay in their order', () => {
    expect(without(ids, new Set(['num_b', 'num_e', 'num_gone']))).toEqual(['num_a', 'num_c', 'num_d']);
  });
});

it('tells licences that were free from those kept and those bought', () => {
  const purchase = { id: 'pur_1', quantity: 3, charge: { amount: 9, currency: 'EUR' }, source: 'automatic' } as const;
  const done = { assignments: [], unchanged: 0, licencesUsed: 6, removalsUndone: 1 };
  expect(licencesOf({ ...done, purchase: { ...purchase, invoiceId: null } })).toEqual({ free: 2, kept: 1, bought: 3 });
  expect(licencesOf({ ...done, purchase: null })).toEqual({ free: 5, kept: 1, bought: 0 });
});
