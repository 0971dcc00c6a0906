import { getFormatter, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { getCompany } from '@/lib/companies';
import { getFormat } from '@/lib/i18n/get-format';
import { listOwnNumbers } from '@/lib/numbers';
import type { NumberView } from '@/lib/numbers/view';
import { load } from '@/lib/web/load';
import { type OwnNumber, OwnNumbersTable } from './own-numbers-table';

/** A plain member's page: their numbers, what each can do, and which wait for an admin (R10, R13, R24). */
export async function OwnNumbers() {
  const [{ data }, company] = await Promise.all([load(listOwnNumbers, {}), load(getCompany, {})]);
  const [t, shell] = await Promise.all([getTranslations('overview.own'), getTranslations('shell')]);
  const names = { company: company.name };
  return (
    <PageFrame breadcrumbLabel={shell('breadcrumb')} crumbs={[{ label: t('title') }]}>
      <PageHeader title={t('title')} intro={t('intro', names)} />
      {data.length === 0 ? (
        <div className="table-frame">
          <EmptyState title={t('empty')}>{t('emptyText', names)}</EmptyState>
        </div>
      ) : (
        <>
          <OwnNumbersTable
            label={t('title')}
            headers={{ number: t('number'), kind: t('kind'), can: t('can'), state: t('state') }}
            rows={await ownNumberRows(data, company.timeZone)}
          />
          <p className="max-w-[36rem] text-ink-2">{t('help', names)}</p>
        </>
      )}
    </PageFrame>
  );
}

async function ownNumberRows(numbers: readonly NumberView[], timeZone: string): Promise<OwnNumber[]> {
  const [t, kinds, format, formatter] = await Promise.all([
    getTranslations('overview.own'),
    getTranslations('assignments.numberType'),
    getFormat(),
    getFormatter(),
  ]);
  const canDo = (capabilities: NumberView['capabilities']) => {
    if (capabilities.length === 0) return t('cannot');
    if (capabilities.every((one) => one === 'voice')) return t('callsOnly');
    return t('canDo', { abilities: formatter.list(capabilities.map((one) => t(`abilities.${one}`))) });
  };
  return numbers.map(({ id, display, country, type, capabilities, restorableUntil }) => ({
    id,
    display,
    country,
    countryName: format.country(country),
    kind: `${format.country(country)}, ${kinds(type)}`,
    can:
      restorableUntil === null
        ? canDo(capabilities)
        : t('waitingText', { until: format.day(restorableUntil, timeZone).text }),
    waiting: restorableUntil !== null,
    state: t(restorableUntil === null ? 'yours' : 'waiting'),
  }));
}
