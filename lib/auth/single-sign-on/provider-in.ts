import { type RequestContext, runOperatorTask, runQuery, type SystemActor } from '@/lib/access';
import { useOnce } from '@/lib/identity';
import { unwrap } from '@/lib/kernel/result';
import { getSignOnProvider } from '@/lib/single-sign-on';
import type { SignOnProvider } from '@/lib/single-sign-on/view';
import { secretDigest } from '../sign-in-keys';
import { ATTEMPT_SECONDS } from './attempt';

/** Single sign-on itself, at work in one company. */
export const signOnActor = (companyId: string): SystemActor => ({ kind: 'system', name: 'sso', companyId });

/** The provider of a company that is in use; null for every other company, and for what is none. */
export async function providerIn(companyId: string, request: RequestContext): Promise<SignOnProvider | null> {
  if (!/^com_[0-9a-f]{32}$/.test(companyId)) return null;
  return unwrap(await runQuery(getSignOnProvider, signOnActor(companyId), {}, { request }));
}

/** Whether something that works once is used for the first time; remembered for as long as it could be used again. */
export async function isFirstUse(text: string, request: RequestContext): Promise<boolean> {
  const use = { digest: secretDigest(`sign-on\n${text}`), seconds: ATTEMPT_SECONDS * 2 };
  return unwrap(await runOperatorTask(useOnce, { kind: 'system', name: 'sso' }, use, { request })).done;
}
