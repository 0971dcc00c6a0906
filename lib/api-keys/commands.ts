import { defineOperatorTask } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { createApiKeyInput } from './input';
import { digestOfKey, newKeyText } from './key-text';
import { hasDepartment, insertApiKey } from './repository';
import { newApiKeyView } from './view';

/** Makes a key of one company and one role. It is shown by this answer only; the database keeps its digest. */
export const createApiKey = defineOperatorTask({
  name: 'createApiKey',
  permission: 'api-keys:administer',
  answersSecret: true,
  input: createApiKeyInput,
  output: newApiKeyView,
  handler: async (scope, input) => {
    const id = newId('key');
    const departmentId = input.departmentId ?? null;
    const createdAt = await scope.inCompany(input.companyId, async (company) => {
      if (departmentId !== null && !(await hasDepartment(company, departmentId))) throw new DomainError('not_found');
      company.record({ action: 'api_key.created', targetId: id, after: { role: input.role, departmentId } });
      return company.now;
    });
    const key = newKeyText();
    const { companyId, role, name } = input;
    await insertApiKey(scope, { keyDigest: digestOfKey(key), id, companyId, name, role, departmentId, createdAt });
    return { id, companyId, name, role, departmentId, createdAt: createdAt.toISOString(), key };
  },
});
