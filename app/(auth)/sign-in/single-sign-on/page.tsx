import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { safePath } from '@/lib/auth/safe-path';
import { findDomain } from '@/lib/auth/single-sign-on/sign-on-domain';
import { requestContext } from '@/lib/web/request-context';
import { pageMetadata } from '@/lib/web/viewer';

export async function generateMetadata() {
  return pageMetadata((await getTranslations('auth'))('signOn.page'));
}

/**
 * The way to a company's identity provider, for the people of its domain. A page of its own, since a form may lead to no
 * other origin; it works without scripts, and can be linked to.
 */
export default async function SingleSignOnPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { domain, next } = await searchParams;
  const found = typeof domain === 'string' ? await findDomain(domain, await requestContext()) : null;
  if (found === null) redirect('/sign-in?problem=off');
  const t = await getTranslations('auth.signOn');
  const path = safePath([next].flat()[0]);
  const start = `/api/auth/single-sign-on/${found.companyId}/start?${new URLSearchParams({ next: path })}`;
  return (
    <>
      <div className="grid gap-1">
        <h1 className="wrap-anywhere">{t('title', { domain: found.domain })}</h1>
        <p className="text-ink-2">{t('intro', { domain: found.domain })}</p>
      </div>
      <ButtonLink variant="primary" className="w-full" href={start}>
        {t('continue')}
      </ButtonLink>
      <TextLink href={path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`}>{t('back')}</TextLink>
    </>
  );
}
