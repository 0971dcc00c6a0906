import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { DetailsList } from '@/components/ui/details-list';
import { Flag } from '@/components/ui/flag';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { LicenceView } from '@/lib/licences/view';
import { LicenceStatus } from '../licence-status';

/** What is known about a licence; the price and the number only where the reader may see them (R24). */
export async function LicenceFacts({
  licence,
  timeZone,
  seesNumbers,
}: {
  licence: LicenceView;
  timeZone: string;
  seesNumbers: boolean;
}) {
  const [t, list, format] = await Promise.all([
    getTranslations('licence-page'),
    getTranslations('licences'),
    getFormat(),
  ]);
  const { status, billingFrequency: frequency, price, renewsOn, endsOn, member } = licence;
  const items: { term: string; value: ReactNode }[] = [{ term: t('status'), value: <LicenceStatus status={status} /> }];
  if (seesNumbers) items.push({ term: t('number'), value: await numberOn(licence) });
  if (member !== null) {
    const holder = (
      <span className="with-icon">
        <Avatar name={member.name} />
        <TextLink href={`/manage-team/members/${member.id}`}>{member.name}</TextLink>
      </span>
    );
    items.push({ term: t('member'), value: holder });
  }
  items.push({ term: t('billing'), value: list(`frequencyOf.${frequency}`) });
  if (price !== null)
    items.push({ term: t('price'), value: t('perPeriod', { frequency, price: format.money(price) }) });
  items.push({
    term: t(endsOn === null ? 'renews' : status === 'ended' ? 'ended' : 'ends'),
    value: format.date(endsOn ?? renewsOn, 'long'),
  });
  items.push({ term: t('purchased'), value: <Time {...format.instant(licence.purchasedAt, timeZone)} /> });
  return <DetailsList label={t('facts')} items={items} />;
}

async function numberOn({ number, status }: LicenceView): Promise<ReactNode> {
  const [t, format] = await Promise.all([getTranslations('licence-page'), getFormat()]);
  if (number === null) return <span className="text-ink-2">{t(status === 'ended' ? 'endedNobody' : 'nobody')}</span>;
  return (
    <span className="with-icon">
      <Flag country={number.country} name={format.country(number.country)} />
      <TextLink href={`/manage-product/numbers/${number.id}`}>{number.display}</TextLink>
    </span>
  );
}
