import type { CommandScope } from '@/lib/access';

/** Nobody ended these: their time was over. */
export function recordExpired(scope: CommandScope, grantIds: readonly string[]): void {
  for (const targetId of grantIds)
    scope.record({ action: 'support.expired', targetId, after: { because: 'expired' }, fellDue: true });
}
