import { expect, it } from 'vitest';
import { USE_CASES } from '@/lib/use-cases';
import { PERMISSIONS, type Permission, STOPPED_BY_CLOSING } from '.';

const COMPANY_ROLES = ['owner', 'admin', 'billing_manager', 'team_lead', 'member'];

it('R22: pages of a closed company offer no right of which every act is refused, and every right of which one goes on', () => {
  const acts = new Map<Permission, boolean[]>();
  for (const useCase of USE_CASES.values())
    if (useCase.kind === 'command')
      acts.set(useCase.permission, [...(acts.get(useCase.permission) ?? []), useCase.worksWhenClosed ?? false]);
  const held = (permission: Permission) => PERMISSIONS[permission].some((role) => COMPANY_ROLES.includes(role));
  for (const [permission, goOn] of acts)
    if (held(permission))
      expect([permission, STOPPED_BY_CLOSING.has(permission)]).toEqual([permission, !goOn.some(Boolean)]);
});
