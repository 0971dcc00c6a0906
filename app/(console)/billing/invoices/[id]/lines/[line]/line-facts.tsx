import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import { TextLink } from '@/components/ui/text-link';
import type { LineDetailView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { lineFormula } from '@/lib/i18n/line-words';
import { linePath, PATH } from '../../../../path';

/** What a line charged or gave back, how it comes about, and what it belongs to. */
export async function LineFacts({ detail, name }: { detail: LineDetailView; name: string }) {
  const { line, document, credits } = detail;
  const [t, billing, format] = await Promise.all([getTranslations('costs'), getTranslations('billing'), getFormat()]);
  const items: { term: string; value: ReactNode }[] = [
    {
      term: t('line.document'),
      value: <TextLink href={`${PATH}/invoices/${document.id}`}>{name}</TextLink>,
    },
    { term: billing('columns.period'), value: format.period(line.period.from, line.period.to) },
    { term: t('line.formula'), value: lineFormula(billing, format, line) },
    { term: t('line.amount'), value: format.money(line.amount) },
    { term: t('line.plan'), value: <span className="capitalize">{line.plan}</span> },
  ];
  if (credits !== null) {
    const credited = credits.number ?? t('draft', { type: 'invoice' });
    items.push({
      term: t('line.credits'),
      value: <TextLink href={linePath(credits)}>{t('line.creditsLine', { document: credited })}</TextLink>,
    });
  }
  if (line.purchaseId !== null) {
    const href = `/manage-product/licences/purchases/${line.purchaseId}`;
    items.push({ term: t('line.receipt'), value: <TextLink href={href}>{t('line.purchase')}</TextLink> });
  }
  items.push({ term: t('line.id'), value: <code className="select-all break-all">{line.id}</code> });
  return <DetailsList label={t('line.facts')} items={items} />;
}
