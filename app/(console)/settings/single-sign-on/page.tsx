import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';
import { DetailsList } from '@/components/ui/details-list';
import { Panel } from '@/components/ui/panel';
import { logoutUri, redirectUri } from '@/lib/auth/single-sign-on/paths';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getSingleSignOn } from '@/lib/single-sign-on';
import { DEFAULT_ROLES } from '@/lib/single-sign-on/input';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { Domains } from './domains';
import { ProviderForm } from './provider-form';
import { Requirement } from './requirement';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.singleSignOn'));
}

/** How the company's people sign in at its own identity provider: its domains, the provider, and whether that is the only way. */
export default async function SingleSignOnPage() {
  const { provider, domains, breakGlassOwners } = await load(getSingleSignOn, {});
  const [t, roles, company] = await Promise.all([
    getTranslations('single-sign-on'),
    getTranslations('shell.roles'),
    viewerCompany(),
  ]);
  const copy = (text: string) => <CopyButton text={text} label={t('copy')} done={t('copied')} />;
  const isReady = provider?.enabled === true && domains.some(({ verifiedAt }) => verifiedAt !== null);
  return (
    <SettingsFrame page="singleSignOn" intro={t('intro')}>
      <ClientMessages namespaces={['single-sign-on', 'settings', 'ui']}>
        <div className="grid max-w-[48rem] grid-cols-1 gap-5">
          <Panel title={t('domains.title')} intro={t('domains.intro')}>
            <Domains domains={domains} />
          </Panel>
          <Panel title={t('provider.title')} intro={t('provider.intro')}>
            <DetailsList
              label={t('provider.addresses')}
              items={[
                { term: t('provider.redirect'), value: copy(redirectUri(company.id)) },
                { term: t('provider.logout'), value: copy(logoutUri(company.id)) },
              ]}
            />
            <ProviderForm
              provider={provider}
              roles={DEFAULT_ROLES.map((role) => ({ value: role, label: roles(role) }))}
            />
          </Panel>
          <Panel title={t('requirement.title')}>
            <Requirement
              required={provider?.required === true}
              isReady={isReady}
              breakGlassMemberId={provider?.breakGlassMemberId ?? null}
              owners={breakGlassOwners}
            />
          </Panel>
        </div>
      </ClientMessages>
    </SettingsFrame>
  );
}
