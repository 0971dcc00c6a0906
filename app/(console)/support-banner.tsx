import { getTranslations } from 'next-intl/server';
import { SubmitButton } from '@/components/ui/submit-button';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { requireSession } from '@/lib/web/current-actor';
import { leaveSupport } from '@/lib/web/support-actions';
import { TimeLeft } from './time-left';

/**
 * On every page for who is in a company by a grant, and fixed above it: which company, as whom, what the grant opens, how
 * long it lasts, and the way out (R24).
 */
export async function SupportBanner() {
  const { actor, support, account } = await requireSession();
  if (actor.kind !== 'granted' || support === null) return null;
  const t = await getTranslations('support-access.banner');
  const { mode, ticket, expiresAt, company } = support;
  return (
    <section aria-label={t('label')} className="support-banner">
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{t('in', { company: company.name })}</strong>{' '}
        <span className="wrap-anywhere">{t('by', { staff: account.email, ticket })}</span> · {t(mode)} ·{' '}
        <ClientMessages namespaces={['support-access']}>
          <TimeLeft until={expiresAt} now={new Date().toISOString()} />
        </ClientMessages>
      </p>
      <form action={leaveSupport}>
        <SubmitButton variant="secondary">{t('leave')}</SubmitButton>
      </form>
    </section>
  );
}
