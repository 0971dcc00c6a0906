import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { getFormat } from '@/lib/i18n/get-format';
import type { CapView } from '@/lib/licences/view';

interface CapNoticesProps {
  caps: readonly CapView[];
  currency: string;
  /** Whether the reader may change the caps. */
  changes: boolean;
}

/** A monthly cap of automatic purchases that is nearly, or entirely, used (R23). */
export async function CapNotices({ caps, currency, changes }: CapNoticesProps) {
  const [t, format] = await Promise.all([getTranslations('billing.caps'), getFormat()]);
  return caps.map(({ cap, used, limit, level }) => {
    if (level === null) return null;
    const shown = (amount: number) =>
      cap === 'monthly_charge' ? format.money({ amount, currency }) : format.count(amount);
    return (
      <Notice key={cap} tone="brass" title={t(`title.${cap}`, { used: shown(used), limit: shown(limit) })}>
        {t(level === 100 ? 'full' : 'nearly')}{' '}
        {changes ? <TextLink href="/settings/auto-purchase">{t('change')}</TextLink> : t('whoChanges')}
      </Notice>
    );
  });
}
