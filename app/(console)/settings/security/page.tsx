import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { getIdleLimit } from '@/lib/companies';
import { IDLE_MINUTES } from '@/lib/companies/input';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getSecondFactors } from '@/lib/members';
import type { SecondFactorsView } from '@/lib/members/view';
import { load } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { IdleForm } from './idle-form';
import { RuleForm } from './rule-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.security'));
}

/** How people sign in to the company, and who has no second factor yet. */
export default async function SecurityPage() {
  const [factors, idle] = await Promise.all([load(getSecondFactors, {}), load(getIdleLimit, {})]);
  const t = await getTranslations('settings.security');
  return (
    <SettingsFrame page="security" intro={t('intro')}>
      <ClientMessages namespaces={['settings', 'ui']}>
        <RuleForm required={factors.required} />
        <IdleForm minutes={idle.minutes} choices={IDLE_MINUTES} />
      </ClientMessages>
      <WithoutFactor factors={factors} />
    </SettingsFrame>
  );
}

async function WithoutFactor({ factors: { without, others } }: { factors: SecondFactorsView }) {
  const t = await getTranslations('settings.security');
  return (
    <section className="grid max-w-[40rem] gap-2.5 pt-2">
      <h2>{t('without')}</h2>
      {without.length === 0 ? (
        <p className="text-ink-2">{t('nobody')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {without.map(({ id, name, email }) => (
            <li key={id} className="flex flex-wrap gap-x-3">
              <TextLink href={`/manage-team/members/${id}`}>{name}</TextLink>
              <span className="text-ink-2 wrap-anywhere">{email}</span>
            </li>
          ))}
          {others > 0 ? <li className="text-ink-2">{t('others', { count: others })}</li> : null}
        </ul>
      )}
    </section>
  );
}
