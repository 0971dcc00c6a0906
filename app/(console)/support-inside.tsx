import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import { listOpenSupportGrants } from '@/lib/support';
import { currentSession } from '@/lib/web/current-actor';
import { load } from '@/lib/web/load';

/**
 * On every page of an owner while somebody of the operator's support has access to the company (R24). The session knows whether
 * there is anything to say, so nobody else waits for a read.
 */
export async function SupportInside() {
  const membership = (await currentSession())?.membership;
  if (!membership?.supportInside) return null;
  const { data } = await load(listOpenSupportGrants, {});
  const [first] = data;
  if (first === undefined) return null;
  const [t, format] = await Promise.all([getTranslations('support-access.inside'), getFormat()]);
  const { staffName: staff, ticket, expiresAt } = first;
  return (
    <section aria-label={t('label')} className="max-w-[81.5rem] px-4 pt-4 sm:px-8">
      <Notice
        tone="brass"
        title={t('title', { count: data.length })}
        action={<TextLink href="/settings/support-access">{t('more')}</TextLink>}
      >
        {t('text', { staff, ticket, until: format.instant(expiresAt, membership.company.timeZone).text })}
      </Notice>
    </section>
  );
}
