import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import { OPERATOR_GROUPS } from '../../(console)/audit-log/action-groups';
import type { LogPlace } from '../../(console)/audit-log/log-place';
import { PATH } from './path';

const PRICE = /^([a-z]+)\/(monthly|yearly)\/([A-Z]{3})$/;
const KIND = /^([A-Z]{2})\/(mobile|landline|toll_free)$/;
const PLAN = /^(connect|advanced|max)$/;

const capital = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);

/** The operator's own log, with what its things are called: plans, prices and kinds of number have no ids of ours. */
export async function operatorPlace(): Promise<LogPlace> {
  const [t, codes, format] = await Promise.all([
    getTranslations('operator-log.things'),
    getTranslations('audit.codes'),
    getFormat(),
  ]);
  const thing = (id: string): string | null => {
    if (id === 'settings' || id === 'inventory') return t(id);
    const [, plan, frequency, currency] = PRICE.exec(id) ?? [];
    if (plan && currency && (frequency === 'monthly' || frequency === 'yearly'))
      return t('price', { plan: capital(plan), frequency: codes(frequency), currency });
    const [, country, type] = KIND.exec(id) ?? [];
    if (country && (type === 'mobile' || type === 'landline' || type === 'toll_free'))
      return t('kind', { country: format.country(country), type: codes(type) });
    return PLAN.test(id) ? t('plan', { plan: capital(id) }) : null;
  };
  const pageOf = (id: string): string | null => (id.startsWith('acc_') ? '/support/staff' : null);
  return { path: PATH, groups: OPERATOR_GROUPS, pageOf, thing };
}
