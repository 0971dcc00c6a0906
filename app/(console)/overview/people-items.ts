import { getFormatter, getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import type { Counted } from '@/lib/usage';
import { companyTimeZone, viewerMay } from '@/lib/web/viewer';
import type { AttentionProps, Item } from './attention';

const REQUESTS = '/manage-team/requests?status=open';

/** Requests that wait, members over the limit, and numbers that are about to leave. */
export async function peopleItems({ overview, company }: AttentionProps): Promise<Item[]> {
  const requests = await requestItems(overview.requests);
  const over = await overItems(overview.overLimit, company.planName);
  const leaving = await leavingItems(overview.leaving);
  return [...requests, ...over, ...leaving];
}

/** "7", or "100+" where counting stopped. */
async function shownCount() {
  const format = await getFormat();
  return ({ count, more }: Counted) => `${format.count(count)}${more ? '+' : ''}`;
}

async function requestItems({ wishes, purchases }: AttentionProps['overview']['requests']): Promise<Item[]> {
  const [t, shown, answers, approves] = await Promise.all([
    getTranslations('overview.requests'),
    shownCount(),
    viewerMay('numbers:assign'),
    viewerMay('purchases:approve'),
  ]);
  const item = (kind: 'wishes' | 'purchases', counted: Counted, decides: boolean): Item => ({
    key: kind,
    tone: decides ? 'brass' : 'key',
    title: t(`${kind}.title`, { count: counted.count, shown: shown(counted) }),
    text: t(`${kind}.${decides ? 'yours' : 'others'}`),
    link: { href: REQUESTS, label: t(decides ? 'answer' : 'show') },
  });
  return [
    ...(wishes !== null && wishes.count > 0 ? [item('wishes', wishes, answers)] : []),
    ...(purchases.count > 0 ? [item('purchases', purchases, approves)] : []),
  ];
}

async function overItems(over: AttentionProps['overview']['overLimit'], plan: string): Promise<Item[]> {
  if (over === null || over.count === 0) return [];
  const [t, shown, formatter] = await Promise.all([getTranslations('overview.over'), shownCount(), getFormatter()]);
  const [first] = over.first;
  const named = over.first.map(({ name, numbers }) => t('named', { name, numbers }));
  const others = over.count - named.length;
  return [
    {
      key: 'over',
      tone: 'brass',
      title: t('title', { count: over.count, shown: shown(over), plan, limit: over.limit }),
      text: t('text', {
        names: formatter.list(others > 0 ? [...named, t('others')] : named),
      }),
      link: {
        href: over.count === 1 && first ? `/manage-team/members/${first.id}` : '/manage-team/members',
        label: t(over.count === 1 ? 'member' : 'members'),
      },
    },
  ];
}

async function leavingItems(leaving: AttentionProps['overview']['leaving']): Promise<Item[]> {
  if (leaving === null || leaving.firstUntil === null) return [];
  const [t, shown, format, timeZone] = await Promise.all([
    getTranslations('overview.leaving'),
    shownCount(),
    getFormat(),
    companyTimeZone(),
  ]);
  return [
    {
      key: 'leaving',
      tone: 'brass',
      title: t('title', { count: leaving.count, shown: shown(leaving), days: leaving.days }),
      text: t('text', { until: format.day(leaving.firstUntil, timeZone).text }),
      link: { href: '/manage-product/numbers?status=quarantined', label: t('link') },
    },
  ];
}
