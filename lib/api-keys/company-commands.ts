import { type CommandScope, defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId, toUuid } from '@/lib/kernel/id';
import { expiryFrame, insertKey, keyById, revokeKeys } from './company-repository';
import { issueApiKeyInput, revokeApiKeyInput } from './input';
import { digestOfKey, newKeyText } from './key-text';
import { hasDepartment } from './repository';
import { expiryOf } from './rules';
import { type ApiKeyView, issuedApiKeyView, revokedApiKeyView } from './view';

/** A company makes a key of its own. It is shown by this answer only; the database keeps its digest. */
export const issueApiKey = defineCommand({
  name: 'issueApiKey',
  permission: 'api-keys:manage',
  answersSecret: true,
  needsRecentProof: true,
  input: issueApiKeyInput,
  output: issuedApiKeyView,
  handler: async (scope, { name, role, departmentId = null, expiresOn = null }) => {
    if (departmentId !== null && !(await hasDepartment(scope, departmentId))) throw new DomainError('not_found');
    const expiresAt = expiryOf(expiresOn, { ...(await expiryFrame(scope)), now: scope.now });
    const [id, key] = [newId('key'), newKeyText()];
    await insertKey(scope, {
      keyDigest: digestOfKey(key),
      id,
      name,
      role,
      departmentId,
      expiresAt,
      createdBy: makerOf(scope),
    });
    scope.record({
      action: 'api_key.created',
      targetId: id,
      after: { role, departmentId, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return { ...(await requireKey(scope, id)), key };
  },
});

/** Ends a key at once, and the keys that it made: whoever holds it can keep no way in. Ending it again changes nothing. */
export const revokeApiKey = defineCommand({
  name: 'revokeApiKey',
  permission: 'api-keys:manage',
  worksWhenClosed: true,
  input: revokeApiKeyInput,
  output: revokedApiKeyView,
  handler: async (scope, { keyId }) => {
    await requireKey(scope, keyId);
    const ended = await revokeKeys(scope, keyId);
    for (const { id, role } of ended)
      scope.record({ action: 'api_key.revoked', targetId: id, before: { role }, after: null });
    const others = ended.filter(({ id }) => id !== keyId).map(({ id, name }) => ({ id, name }));
    return { ...(await requireKey(scope, keyId)), revokedWith: others };
  },
});

async function requireKey(scope: CommandScope, keyId: string): Promise<ApiKeyView> {
  const key = await keyById(scope, keyId);
  if (key === null) throw new DomainError('not_found');
  return key;
}

/** Who makes the key; the operator is not named inside a company. */
function makerOf({ actor }: CommandScope): string | null {
  if (actor.kind === 'member') return toUuid('mem', actor.memberId);
  return actor.kind === 'api_key' ? toUuid('key', actor.keyId) : null;
}
