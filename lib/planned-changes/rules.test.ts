import { expect, it } from 'vitest';
import { inOrder, isStillToDo, requireCoverInOrder, requireOpen, requirePlannable } from './rules';

const codeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

it('plans are for tomorrow at the earliest and for two years ahead at most', () => {
  const planned = (on: string) => codeOf(() => requirePlannable(on, '2032-02-28'));
  expect(['2032-02-27', '2032-02-28', '2034-03-01'].map(planned)).toEqual(Array(3).fill('invalid_input'));
  expect(['2032-02-29', '2034-02-28'].map(planned)).toEqual([undefined, undefined]);
});

it('what is due is caught up day by day, and on a day what frees something goes first, then returns, then new assignments', () => {
  const of = (id: string, on: string, kind: 'assign' | 'unassign' | 'delete' | 'reassign') => ({ id, on, kind });
  const due = [
    of('a', '2032-03-02', 'unassign'),
    of('b', '2032-03-01', 'assign'),
    of('c', '2032-03-01', 'reassign'),
    of('d', '2032-03-01', 'delete'),
    of('f', '2032-03-01', 'unassign'),
    of('e', '2032-03-01', 'unassign'),
  ];
  expect(inOrder(due).map(({ id }) => id)).toEqual(['e', 'f', 'd', 'c', 'b', 'a']);
});

it('what is over cannot be answered, what waits for its day or failed can', () => {
  expect(['planned', 'failed'].map((one) => codeOf(() => requireOpen(one as 'planned')))).toEqual([
    undefined,
    undefined,
  ]);
  expect(['done', 'cancelled'].map((one) => codeOf(() => requireOpen(one as 'done')))).toEqual(
    Array(2).fill('planned_change_answered'),
  );
});

it('R3, R4, R13: what is planned about one holder is done to them, is unchanged where it is so, and is done to nobody else', () => {
  const CHANGED = 'planned_holder_changed';
  const places = [
    { status: 'assigned', holderId: 'A' },
    { status: 'assigned', holderId: 'B' },
    { status: 'assigned', holderId: 'C' },
    { status: 'unassigned', holderId: null },
    { status: 'quarantined', holderId: null },
    { status: 'left', holderId: null },
  ] as const;
  const answers = (change: {
    kind: 'unassign' | 'delete' | 'reassign' | 'assign';
    memberId: string | null;
    holderId: string | null;
  }) => places.map((place) => codeOf(() => isStillToDo(change, place)));
  expect(answers({ kind: 'unassign', memberId: null, holderId: 'A' })).toEqual([
    true,
    CHANGED,
    CHANGED,
    false,
    false,
    false,
  ]);
  expect(answers({ kind: 'delete', memberId: null, holderId: 'A' })).toEqual([
    true,
    CHANGED,
    CHANGED,
    true,
    false,
    false,
  ]);
  expect(answers({ kind: 'delete', memberId: null, holderId: null })).toEqual([
    CHANGED,
    CHANGED,
    CHANGED,
    true,
    false,
    false,
  ]);
  expect(answers({ kind: 'reassign', memberId: 'B', holderId: 'A' })).toEqual([
    true,
    false,
    CHANGED,
    CHANGED,
    CHANGED,
    CHANGED,
  ]);
  expect(answers({ kind: 'assign', memberId: 'B', holderId: null })).toEqual(Array(6).fill(true));
});

it('a cover returns after it has begun, whichever of the two is moved', () => {
  const moved = (isStart: boolean, on: string) => codeOf(() => requireCoverInOrder(isStart, on, '2032-03-10'));
  expect([
    moved(true, '2032-03-09'),
    moved(true, '2032-03-10'),
    moved(false, '2032-03-10'),
    moved(false, '2032-03-11'),
  ]).toEqual([undefined, 'invalid_input', 'invalid_input', undefined]);
});
