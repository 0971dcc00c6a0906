import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DetailsList } from '@/components/ui/details-list';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { LineDetailView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { lineFormula, lineTitle } from '@/lib/i18n/line-words';
import { linePath } from '../../../billing/path';
import { eventWords } from '../../../costs/event-words';
import { PATH } from '../search-params';

/** Why somebody pays for the licence: the act, what was shown, the purchase, the assignment and the line, with their ids. */
export async function WhyBought({ bought, timeZone }: { bought: LineDetailView; timeZone: string }) {
  const { line, document, boughtFor, causes } = bought;
  const [t, billing, format, said] = await Promise.all([
    getTranslations('costs'),
    getTranslations('billing'),
    getFormat(),
    eventWords(bought),
  ]);
  const [event] = causes;
  const items: { term: string; value: ReactNode }[] = [];
  if (event !== undefined) {
    const time = () => <Time {...format.instant(event.at, timeZone)} />;
    const step = (
      <Step id={event.id}>
        {said.what(event)}. {t.rich('why.askedBy', { who: said.who(event), time })}
      </Step>
    );
    items.push({ term: t('why.asked'), value: step });
  }
  const formula = `${lineFormula(billing, format, line)} = ${format.money(line.amount)}`;
  items.push({ term: t('why.quote'), value: <Step id={event?.operationId ?? null}>{formula}</Step> });
  items.push({
    term: t('why.purchase'),
    value: (
      <Step id={line.purchaseId}>
        <TextLink href={`${PATH}/purchases/${line.purchaseId}`}>{t('line.purchase')}</TextLink>
      </Step>
    ),
  });
  if (line.cause === 'purchase_automatic' && boughtFor !== null) {
    const value = (
      <Step id={boughtFor.number.id}>
        {t.rich('licences.holder', {
          number: () => (
            <TextLink href={`/manage-product/numbers/${boughtFor.number.id}`}>{boughtFor.number.display}</TextLink>
          ),
          member: () => (
            <TextLink href={`/manage-team/members/${boughtFor.member.id}`}>{boughtFor.member.name}</TextLink>
          ),
        })}
      </Step>
    );
    items.push({ term: t('why.assignment'), value });
  }
  const name = document.number ?? t('draft', { type: document.type });
  items.push({
    term: t('why.line'),
    value: (
      <Step id={line.id}>
        <TextLink href={linePath({ invoiceId: document.id, lineId: line.id })}>{lineTitle(billing, line)}</TextLink>,{' '}
        {name}
      </Step>
    ),
  });
  return (
    <section aria-labelledby="why" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="why">{t('why.title')}</h2>
        <p className="text-ink-2">{t('why.intro')}</p>
      </div>
      <DetailsList label={t('why.title')} items={items} />
    </section>
  );
}

/** One link of the chain; a click selects its id. */
const Step = ({ id, children }: { id: string | null; children: ReactNode }) => (
  <span className="flex flex-wrap items-baseline justify-between gap-x-4">
    <span>{children}</span>
    {id === null ? null : <code className="min-w-0 select-all break-all text-small text-ink-2">{id}</code>}
  </span>
);
