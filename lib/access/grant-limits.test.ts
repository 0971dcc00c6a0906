import { expect, it } from 'vitest';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { grantsTo } from '@/lib/testing/support-rights';
import { USE_CASES } from '@/lib/use-cases';
import type { GrantedActor } from './actor';
import { requireOpenToGrant } from './grant-limits';

/** Somebody whose role would let them act, so that nothing but the grant's own mode decides. */
const granted = (mode: GrantedActor['mode']): GrantedActor => ({
  kind: 'granted',
  accountId: newId('acc'),
  companyId: newId('com'),
  grantId: newId('gra'),
  mode,
  role: 'granted_act',
  sessionId: newId('ses'),
});

function isOpen(mode: GrantedActor['mode'], useCase: { name: string; permission: string }): boolean {
  try {
    requireOpenToGrant(granted(mode), useCase);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'forbidden') return false;
    throw error;
  }
}

it.each([...USE_CASES.values()].map((useCase) => [useCase.name, useCase] as const))(
  'R24: %s is open to a grant’s mode as the list says, whatever the table of rights says',
  (name, useCase) => {
    const to = grantsTo(name);
    expect(isOpen('read', useCase)).toBe(to.includes('granted_read'));
    expect(isOpen('act', useCase)).toBe(to.includes('granted_act'));
  },
);

it('R24: a name that every object has opens nothing', () => {
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(isOpen('act', { name, permission: 'company:read' })).toBe(false);
});
