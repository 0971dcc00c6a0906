import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import { getStanding } from '@/lib/invoices';
import type { StandingView } from '@/lib/invoices/view';
import { load } from '@/lib/web/load';
import { getViewer, viewerMay } from '@/lib/web/viewer';

/**
 * On every page, for owners and billing managers of a company with overdue invoices: what is to pay, what comes next and
 * when, and the way out (R22). The session knows whether there is anything to say, so nobody else waits for a read.
 */
export async function StandingBanner() {
  const { company } = await getViewer();
  if (company === null || company.state === 'active' || !(await viewerMay('standing:read'))) return null;
  const standing = await load(getStanding, {});
  return standing.state === 'active' ? null : <Said standing={standing} />;
}

async function Said({ standing: { state, overdue, invoice, next } }: { standing: StandingView }) {
  if (state === 'active') return null;
  const [t, format] = await Promise.all([getTranslations('standing'), getFormat()]);
  const sentences = [
    overdue.amount === 0 || invoice === null
      ? null
      : t('owed', { amount: format.money(overdue), dueOn: format.date(invoice.dueOn, 'long') }),
    next && t(`next.${next.step}`, { on: format.date(next.on, 'long') }),
    state === 'closed' ? t('reopen') : null,
  ];
  return (
    <section aria-label={t('label')} className="max-w-[81.5rem] px-4 pt-4 sm:px-8">
      <Notice
        tone={state === 'past_due' ? 'brass' : 'red'}
        title={t(`title.${state}`)}
        action={
          invoice && (
            <TextLink href={`/billing/invoices/${invoice.id}`}>{t('action', { number: invoice.number })}</TextLink>
          )
        }
      >
        {sentences.filter((sentence) => sentence !== null).join(' ')}
      </Notice>
    </section>
  );
}
