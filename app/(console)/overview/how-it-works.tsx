import { getTranslations } from 'next-intl/server';
import { Panel } from '@/components/ui/panel';

/** What a licence is, and what assigning does with it. */
export async function HowItWorks({ planName, limit }: { planName: string; limit: number }) {
  const t = await getTranslations('overview');
  return (
    <Panel title={t('how')} intro={t('howText')}>
      <ul className="grid list-disc gap-1 ps-5">
        <li>{t('howSteps.assign')}</li>
        <li>{t('howSteps.free')}</li>
        <li>{t('howSteps.reassign')}</li>
        <li>{t('howSteps.limit', { plan: planName, limit })}</li>
      </ul>
    </Panel>
  );
}
