import { describe, expect, it } from 'vitest';
import { adapt, type Choices, countModes, decisionsOf, missingTargets, modesOf, startOf } from './decisions';

const to = { id: 'mem_1', name: 'A B', email: 'a@b.example', status: 'active', numbers: 0, limit: 5 } as const;
const reassign = { mode: 'reassign', to, history: 'transfer' } as const;
const open = { mode: 'reassign', to: null, history: 'keep' } as const;

describe('the decisions of the offboarding screen (R14)', () => {
  it('name every number, so that nothing is decided about one that nobody saw', () => {
    const choices: Choices = { ...startOf('deleted'), own: { b: reassign } };
    expect(decisionsOf(choices, ['a', 'b'], ['unassign', 'delete'])).toEqual([
      { numberId: 'a', mode: 'unassign' },
      { numberId: 'b', mode: 'reassign', toMemberId: 'mem_1', history: 'transfer' },
    ]);
    expect(countModes(choices, ['a', 'b'])).toEqual({ keep: 0, unassign: 1, reassign: 1, delete: 0 });
  });

  it('lack a member only where one is needed', () => {
    expect(missingTargets({ all: open, own: { b: open } }, ['a', 'b'])).toEqual(['all', 'b']);
    expect(missingTargets({ all: open, own: { a: reassign, b: reassign } }, ['a', 'b'])).toEqual([]);
  });

  it('keep what was entered when the kind changes, except what it does not allow', () => {
    expect(modesOf('deleted')).not.toContain('keep');
    const kept: Choices = { all: { mode: 'keep', to: null, history: 'keep' }, own: { a: reassign } };
    expect(adapt(kept, 'deleted')).toEqual({ all: startOf('deleted').all, own: { a: reassign } });
    expect(adapt({ all: reassign, own: {} }, 'deactivated')).toEqual({ all: reassign, own: {} });
  });
});
