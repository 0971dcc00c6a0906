import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/lib/i18n/get-format';
import { getViewer, viewerMay } from '@/lib/web/viewer';
import type { AttentionProps, Item } from './attention';

const LICENCES = '/manage-product/licences';

/** Overdue invoices, for who may see them and has no banner about them above every page (R22, R24). */
export async function moneyItems(): Promise<Item[]> {
  const [{ company }, seesInvoices, hasBanner] = await Promise.all([
    getViewer(),
    viewerMay('invoices:read'),
    viewerMay('standing:read'),
  ]);
  if (company === null || company.state === 'active' || !seesInvoices || hasBanner) return [];
  const t = await getTranslations('overview.overdue');
  return [
    {
      key: 'overdue',
      tone: 'red',
      title: t('title'),
      text: t('text'),
      link: { href: '/billing?status=past_due', label: t('link') },
    },
  ];
}

/** What there is to decide about the stock of licences: for who buys and removes them. */
export async function stockItems({ outlook, overview, company }: AttentionProps): Promise<Item[]> {
  if (!(await viewerMay('licences:purchase'))) return [];
  const [t, format] = await Promise.all([getTranslations('overview'), getFormat()]);
  const { available, ending } = outlook.summary;
  const { policy } = company.autoPurchase;
  const { idle } = overview;
  const items: Item[] = [];
  if (available === 0)
    items.push({
      key: 'none',
      tone: 'brass',
      title: t('noneAvailable'),
      text: t(`noneAvailableText.${policy}`),
      link: { href: LICENCES, label: t('add') },
    });
  if (ending > 0 && outlook.endingOn !== null)
    items.push({
      key: 'ending',
      tone: 'brass',
      title: t('ending', { ending }),
      text: t('endingText', { on: format.date(outlook.endingOn) }),
      link: { href: `${LICENCES}?status=ending`, label: t('review') },
    });
  if (idle !== null && idle.quantity > 0)
    items.push({
      key: 'idle',
      tone: 'brass',
      title: t('idle.title', { count: idle.quantity, days: idle.days, cost: format.money(idle.monthlyCost) }),
      text: t(idle.yearly ? 'idle.yearly' : 'idle.text'),
      link: { href: `${LICENCES}?availableFor=${idle.days}`, label: t('idle.link') },
    });
  return items;
}
