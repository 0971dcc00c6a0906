import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { getCompany } from '@/lib/companies';
import { explainCharge } from '@/lib/costs';
import { getFormat } from '@/lib/i18n/get-format';
import { getPurchase } from '@/lib/licences';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { ChargeTimeline } from '../../../../costs/charge-timeline';
import { PATH } from '../../search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('licences'))('purchase.title'));
}

/** The receipt of a purchase: it stays at its address, with everything that explains the charge. */
export default async function PurchasePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [purchase, company] = await Promise.all([load(getPurchase, { purchaseId: id }), load(getCompany, {})]);
  const [t, costs, shell, cost, format] = await Promise.all([
    getTranslations('licences'),
    getTranslations('costs'),
    getTranslations('shell'),
    getTranslations('assignments.cost'),
    getFormat(),
  ]);
  const readsLog = await viewerMay('audit:read');
  const explained = (await viewerMay('invoices:read')) ? await load(explainCharge, { purchaseId: id }) : null;
  const { formula, number, member } = purchase;
  const why =
    purchase.source === 'manual'
      ? t('purchase.manual')
      : number === null || member === null
        ? t('purchase.automaticPlain')
        : t.rich('purchase.automatic', {
            number: () => <TextLink href={`/manage-product/numbers/${number.id}`}>{number.display}</TextLink>,
            member: () => <TextLink href={`/manage-team/members/${member.id}`}>{member.name}</TextLink>,
          });
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: shell('groups.manageProduct') },
        { label: t('title'), href: PATH },
        { label: t('purchase.title') },
      ]}
    >
      <PageHeader title={t('purchase.heading', { count: purchase.quantity })} />
      <DetailsList
        label={t('purchase.title')}
        items={[
          { term: t('purchase.reference'), value: <code>{purchase.id}</code> },
          { term: t('purchase.when'), value: <Time {...format.instant(purchase.purchasedAt, company.timeZone)} /> },
          { term: t('purchase.who'), value: purchase.actor },
          { term: t('purchase.why'), value: why },
          { term: t('purchase.period'), value: format.period(purchase.period.from, purchase.period.to) },
          {
            term: t('purchase.formula'),
            value: cost('formulaMany', {
              quantity: format.count(formula.quantity),
              price: format.money(formula.unitPrice),
              days: formula.days,
              daysOfPeriod: formula.daysOfPeriod,
            }),
          },
          { term: t('purchase.charge'), value: format.money(purchase.charge) },
          { term: t('purchase.tax'), value: format.money(purchase.tax) },
          { term: t('purchase.total'), value: format.money(purchase.total) },
          {
            term: t('purchase.licences'),
            value: (
              <span className="flex flex-wrap gap-x-3">
                {purchase.licences.map((licence) => (
                  <TextLink key={licence.id} href={`${PATH}/${licence.id}`}>
                    {licence.label}
                  </TextLink>
                ))}
              </span>
            ),
          },
          ...(purchase.invoiceId === null
            ? []
            : [
                {
                  term: t('purchase.invoice'),
                  value: (
                    <TextLink href={`/billing/invoices/${purchase.invoiceId}`}>{t('purchase.seeInvoice')}</TextLink>
                  ),
                },
              ]),
          {
            term: t('purchase.operation'),
            value: readsLog ? (
              <TextLink href={`/audit-log?operation=${purchase.operationId}`}>
                <code>{purchase.operationId}</code>
              </TextLink>
            ) : (
              <code>{purchase.operationId}</code>
            ),
          },
        ]}
      />
      {explained === null ? null : (
        <ChargeTimeline detail={explained} timeZone={company.timeZone} title={costs('steps.title')} />
      )}
    </PageFrame>
  );
}
