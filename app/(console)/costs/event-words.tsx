import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { LineDetailView, LineEventView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';

const ACTIONS = {
  'licence.purchased': 'licence_purchased',
  'subscription.period_started': 'subscription_period_started',
  'subscription.frequency_changed': 'subscription_frequency_changed',
  'company.plan_changed': 'company_plan_changed',
  'invoice.credited': 'invoice_credited',
  'licence.ended': 'licence_ended',
  'licence.removal_scheduled': 'licence_removal_scheduled',
  'company.plan_change_scheduled': 'company_plan_change_scheduled',
  'subscription.frequency_change_scheduled': 'subscription_frequency_change_scheduled',
} as const;
const isKnown = (action: string): action is keyof typeof ACTIONS => action in ACTIONS;
const ORIGINS = ['web', 'api', 'cli', 'worker', 'seed'] as const;

/** How events that led to a line are said: what happened, who did it, and from where. */
export async function eventWords({ line, boughtFor }: LineDetailView) {
  const [t, format] = await Promise.all([getTranslations('costs.events'), getFormat()]);
  const links = {
    number: () => <a href={`/manage-product/numbers/${boughtFor?.number.id}`}>{boughtFor?.number.display}</a>,
    member: () => <a href={`/manage-team/members/${boughtFor?.member.id}`}>{boughtFor?.member.name}</a>,
  };
  const what = ({ action }: Pick<LineEventView, 'action'>): ReactNode => {
    if (!isKnown(action)) return t('actions.other', { action });
    if (action === 'licence.purchased' && line.cause === 'purchase_automatic')
      return boughtFor === null ? t('actions.boughtPlain') : t.rich('actions.bought', links);
    return t(`actions.${ACTIONS[action]}`, { count: line.quantity, on: format.date(line.period.from, 'long') });
  };
  const acting = ({ kind, id, name }: LineEventView['actor']): string => {
    if (name !== null) return name;
    if (kind === 'api_key') return t('by.key', { id });
    return kind === 'staff' || kind === 'granted' ? t('by.staff') : t('by.system');
  };
  const who = ({ actor, onBehalfOf: whom }: LineEventView): string => {
    const said = actor.id === 'settlement' ? t('by.itself') : acting(actor);
    return whom === null ? said : t('by.behalf', { who: said, whom });
  };
  const where = ({ origin, actor }: LineEventView): string => {
    if (actor.id === 'settlement') return '';
    return t(`originOf.${ORIGINS.find((one) => one === origin) ?? 'other'}`, { origin });
  };
  return { what, who, where, acting };
}
