import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { safePath } from '@/lib/auth/safe-path';
import { SIGN_ON_PROBLEMS } from '@/lib/auth/single-sign-on/problems';
import { chooseCompanyPath } from '@/lib/web/choose-company-path';
import { currentPending, currentPlaces, currentSession } from '@/lib/web/current-actor';
import { pendingPath } from '@/lib/web/place-after';
import { signInWithPassword } from '@/lib/web/sign-in-actions';
import { pageMetadata } from '@/lib/web/viewer';
import { SignInForm } from '../sign-in-form';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return pageMetadata(t('signIn.title'));
}

/** Signing in; who is already signed in goes on to where they wanted. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next, problem } = await searchParams;
  const asked = typeof next === 'string' ? next : undefined;
  if ((await currentSession()) !== null) redirect(safePath(asked));
  if ((await currentPlaces()) !== null) redirect(chooseCompanyPath(safePath(asked)));
  const pending = await currentPending();
  if (pending !== null) redirect(pendingPath(pending.awaits, asked));
  return <SignInForm action={signInWithPassword} next={asked} problem={await signOnProblem(problem)} />;
}

/** What went wrong on the way back from an identity provider, as the address says. */
async function signOnProblem(code: string | string[] | undefined): Promise<string | undefined> {
  const known = [...SIGN_ON_PROBLEMS, 'unavailable' as const].find((problem) => problem === code);
  return known && (await getTranslations('auth.signOn'))(`problems.${known}`);
}
