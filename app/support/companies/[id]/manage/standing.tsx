import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { CompanyAccountView } from '@/lib/invoices/view';
import { CompanyState } from '../../company-state';
import { StandingActs } from './standing-acts';

/** Where the company stands with its invoices, what comes next and when, and what the operator can decide (R22). */
export async function Standing({ account }: { account: CompanyAccountView }) {
  const { company, creditLimit, licences, standing } = account;
  const [t, format] = await Promise.all([getTranslations('support-company'), getFormat()]);
  const { state, since, overdue, invoice, next } = standing;
  return (
    <section aria-labelledby="standing" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="standing">{t('standing.title')}</h2>
        <StandingActs
          company={company}
          licences={licences.total}
          creditLimit={creditLimit}
          isClosed={state === 'closed'}
        />
      </div>
      <DetailsList
        label={t('standing.title')}
        items={[
          {
            term: t('standing.state'),
            value: (
              <>
                <CompanyState state={state} />{' '}
                {since === null
                  ? null
                  : t.rich('standing.since', { day: () => <Time {...format.day(since, 'UTC')} /> })}
              </>
            ),
          },
          {
            term: t('standing.overdue'),
            value:
              overdue.amount === 0 || invoice === null
                ? t('standing.nothing')
                : t('standing.owed', {
                    amount: format.money(overdue),
                    number: invoice.number,
                    dueOn: format.date(invoice.dueOn, 'long'),
                  }),
          },
          {
            term: t('standing.next'),
            value:
              next === null
                ? t('standing.nothing')
                : t(`standing.steps.${next.step}`, { on: format.date(next.on, 'long') }),
          },
          {
            term: t('standing.credit'),
            value:
              creditLimit === null
                ? t('standing.onePeriod')
                : t('standing.agreed', { amount: format.money(creditLimit) }),
          },
        ]}
      />
    </section>
  );
}
