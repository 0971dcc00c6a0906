import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { DetailsList } from '@/components/ui/details-list';
import { Flag } from '@/components/ui/flag';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { NumberView } from '@/lib/numbers/view';
import { NumberStatus } from '../number-status';
import { NumberLabel } from './number-label';

type Translate = Awaited<ReturnType<typeof getTranslations<'number-page'>>>;

/** In words what the tags of the list say: calls always, messages where the kind of number has them (R10). */
function abilities(t: Translate, { capabilities, type }: NumberView): string {
  const [sms, mms] = [capabilities.includes('sms'), capabilities.includes('mms')];
  if (mms) return t('callsSmsMms');
  if (sms) return t('only', { able: t('callsAndSms'), lacks: t('noMmsHere') });
  return t('only', { able: t('calls'), lacks: t(type === 'toll_free' ? 'notOnTollFree' : 'notOnLandline') });
}

interface NumberFactsProps {
  number: NumberView;
  timeZone: string;
  /** Whether the reader may change what the company calls it. */
  editable: boolean;
}

/** What is known about a number. */
export async function NumberFacts({ number, timeZone, editable }: NumberFactsProps) {
  const [t, types, format] = await Promise.all([
    getTranslations('number-page'),
    getTranslations('numbers.typeOf'),
    getFormat(),
  ]);
  const { member, licenceId, licenceLabel, restorableUntil } = number;
  const deadline =
    restorableUntil &&
    t.rich('restorableText', { time: () => <Time {...format.instant(restorableUntil, timeZone)} /> });
  return (
    <DetailsList
      label={t('facts')}
      items={[
        { term: t('label'), value: <NumberLabel number={number} editable={editable} /> },
        { term: t('status'), value: <NumberStatus status={number.status} /> },
        ...(deadline ? [{ term: t('restorable'), value: deadline }] : []),
        {
          term: t('member'),
          value: member ? (
            <span className="with-icon">
              <Avatar name={member.name} />
              <TextLink href={`/manage-team/members/${member.id}`}>{member.name}</TextLink>
            </span>
          ) : (
            <span className="text-ink-2">{t('nobody')}</span>
          ),
        },
        {
          term: t('licence'),
          value: licenceLabel ? (
            <TextLink href={`/manage-product/licences/${licenceId}`}>{licenceLabel}</TextLink>
          ) : (
            <span className="text-ink-2">{t('noLicence')}</span>
          ),
        },
        {
          term: t('country'),
          value: (
            <span className="with-icon">
              <Flag country={number.country} name="" />
              {format.country(number.country)}
            </span>
          ),
        },
        { term: t('type'), value: types(number.type) },
        { term: t('capabilities'), value: abilities(t, number) },
      ]}
    />
  );
}
