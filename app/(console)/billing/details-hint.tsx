import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { getBillingProfile } from '@/lib/invoices';
import { load } from '@/lib/web/load';

/** Invoices carry only the company's name until somebody has said more: pointed out to who can. */
export async function DetailsHint() {
  const { profile } = await load(getBillingProfile, {});
  if (profile !== null) return null;
  const t = await getTranslations('billing.details');
  return (
    <Notice tone="brass" title={t('title')} action={<TextLink href="/settings/billing">{t('link')}</TextLink>}>
      {t('text')}
    </Notice>
  );
}
