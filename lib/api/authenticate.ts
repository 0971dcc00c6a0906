import { type ApiKeyActor, type RequestContext, runOperatorTask } from '@/lib/access';
import { digestOfKey, findApiKey, isKeyText } from '@/lib/api-keys';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { noteUse } from './key-use';
import { countBadKey, countRequest, requireFewBadKeys } from './rate-limit';

const BEARER = /^Bearer +(\S+) *$/i;
const KNOWN_KEYS = 10_000;

/** Digests that were good in this process: these may ask again from an address that also sends bad keys. */
const known = new Set<string>();

/** Who asks: the one company and role its key stands for. Every request asks the database, so a revoked key ends at once. */
export async function authenticate(headers: Headers, context: RequestContext): Promise<ApiKeyActor> {
  const given = headers.get('authorization');
  if (given === null) throw new DomainError('unauthenticated');
  const key = BEARER.exec(given)?.[1] ?? '';
  const address = context.address ?? 'unknown';
  const digest = digestOfKey(key);
  if (!known.has(digest)) await requireFewBadKeys(address);
  const holder = isKeyText(key) ? await findHolder(digest, context) : null;
  if (holder === null) {
    known.delete(digest);
    await countBadKey(address);
    throw new DomainError('unauthenticated');
  }
  remember(digest);
  await countRequest(holder.keyId);
  noteUse(holder.keyId, context);
  return {
    kind: 'api_key',
    keyId: holder.keyId,
    companyId: holder.companyId,
    role: holder.role,
    ledDepartmentIds: holder.departmentId === null ? [] : [holder.departmentId],
  };
}

const findHolder = async (digest: string, request: RequestContext) =>
  unwrap(await runOperatorTask(findApiKey, { kind: 'system', name: 'api' }, { digest }, { request }));

function remember(digest: string): void {
  if (known.size >= KNOWN_KEYS) known.clear();
  known.add(digest);
}
