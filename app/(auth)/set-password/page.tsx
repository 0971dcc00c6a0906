import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { emailOfLink } from '@/lib/auth/set-password';
import { requestContext } from '@/lib/web/request-context';
import { setPasswordByLink } from '@/lib/web/sign-in-actions';
import { pageMetadata } from '@/lib/web/viewer';
import { SetPasswordForm } from '../set-password-form';

export async function generateMetadata() {
  const t = await getTranslations('auth');
  return pageMetadata(t('setPassword.title'));
}

/** The page of a one-time link: a new password while the link works, else what to do. */
export default async function SetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token } = await searchParams;
  const email = typeof token === 'string' ? await emailOfLink(token, await requestContext()) : null;
  if (typeof token === 'string' && email !== null) return <SetPasswordForm action={setPasswordByLink} token={token} />;
  const t = await getTranslations('auth');
  return (
    <div className="grid justify-items-start gap-3">
      <h1>{t('linkEnded.title')}</h1>
      <p className="text-ink-2">{t('problems.linkEnded')}</p>
      <ButtonLink href="/sign-in">{t('linkEnded.signIn')}</ButtonLink>
    </div>
  );
}
