import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { NumberExplanationView } from '@/lib/assignments/view';
import { getFormat } from '@/lib/i18n/get-format';

type Hold = NonNullable<NumberExplanationView['hold']>;

/** What a number is to the company now, since when and by whom. */
export async function stateWords(timeZone: string) {
  const [t, events, format] = await Promise.all([
    getTranslations('number-why'),
    getTranslations('costs.events.by'),
    getFormat(),
  ]);
  const member = ({ id, name }: Hold['member']) => <TextLink href={`/manage-team/members/${id}`}>{name}</TextLink>;

  const by = (deletion: NumberExplanationView['deletion']): string => {
    const who = deletion?.by ?? null;
    if (who === null) return 'nobody';
    return who.name ?? (who.kind === 'api_key' ? events('key', { id: who.id }) : events('system'));
  };

  const state = ({ status, holder, deletion }: NumberExplanationView): ReactNode => {
    if (status === 'assigned')
      return holder === null
        ? t('states.assignedPlain')
        : t.rich('states.assigned', {
            member: () => member(holder.member),
            licence: () => (
              <TextLink href={`/manage-product/licences/${holder.licence.id}`}>{holder.licence.label}</TextLink>
            ),
            time: () => <Time {...format.instant(holder.since, timeZone)} />,
          });
    if (status === 'unknown' || status === 'inventory' || status === 'unassigned') return t(`states.${status}`);
    return t.rich(`states.${status}`, {
      by: by(deletion),
      time: () => (deletion === null ? null : <Time {...format.instant(deletion.at, timeZone)} />),
      until: deletion?.restorableUntil ? format.instant(deletion.restorableUntil, timeZone).text : '',
    });
  };

  const hold = ({ requestId, member: kept, until }: Hold): ReactNode =>
    t.rich('holdIs', {
      member: () => member(kept),
      until: format.instant(until, timeZone).text,
      request: (words) => <TextLink href={`/manage-team/requests/${requestId}`}>{words}</TextLink>,
    });
  return { state, hold };
}
