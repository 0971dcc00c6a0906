import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { safePath } from '@/lib/auth/safe-path';
import { PROOF_PROBLEMS } from '@/lib/auth/single-sign-on/problems';
import { requireSession } from '@/lib/web/current-actor';
import { signOnAgainPath } from '@/lib/web/not-proven-path';
import { pageMetadata } from '@/lib/web/viewer';

export async function generateMetadata() {
  return pageMetadata((await getTranslations('auth'))('proveAgain.title'));
}

/** Why somebody's identity provider has not proven again who they are: they go there once more, or back to their page. */
export default async function ProveAgainPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [{ next, problem }, { membership, isSignOn }] = await Promise.all([searchParams, requireSession()]);
  const path = safePath([next].flat()[0]);
  const known = PROOF_PROBLEMS.find((one) => one === problem);
  if (known === undefined || membership === null || !isSignOn) redirect(path);
  const t = await getTranslations('auth.proveAgain');
  return (
    <>
      <div className="grid gap-1">
        <h1>{t('title')}</h1>
        <p>{t(`problems.${known}`)}</p>
        <p className="text-ink-2">{t('nothing')}</p>
      </div>
      <ButtonLink variant="primary" className="w-full" href={signOnAgainPath(membership.company.id, path)}>
        {t('again')}
      </ButtonLink>
      <TextLink href={path}>{t('back')}</TextLink>
    </>
  );
}
