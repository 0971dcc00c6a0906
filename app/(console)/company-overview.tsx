import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { getCompany } from '@/lib/companies';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { getLicenceOutlook } from '@/lib/licences';
import type { LicenceOutlookView } from '@/lib/licences/view';
import { load } from '@/lib/web/load';
import { viewerMay } from '@/lib/web/viewer';
import { AssignNumberButton } from './manage-product/assign-number-button';
import { LicenceSummary } from './manage-product/licences/licence-summary';

const LICENCES = '/manage-product/licences';

/** What somebody who manages licences needs in ten seconds. */
export async function CompanyOverview() {
  const [outlook, company] = await Promise.all([load(getLicenceOutlook, {}), load(getCompany, {})]);
  const [t, shell] = await Promise.all([getTranslations('overview'), getTranslations('shell')]);
  const [assigns, buys] = await Promise.all([viewerMay('numbers:assign'), viewerMay('licences:purchase')]);
  return (
    <PageFrame breadcrumbLabel={shell('breadcrumb')} crumbs={[{ label: t('title') }]}>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          assigns ? (
            <ClientMessages namespaces={['assignments', 'ui']}>
              <AssignNumberButton />
            </ClientMessages>
          ) : null
        }
      />
      <LicenceSummary outlook={outlook} />
      <section className="grid gap-3" aria-labelledby="attention">
        <h2 id="attention" className="text-heading font-semibold">
          {t('attention')}
        </h2>
        <Attention outlook={outlook} policy={company.autoPurchase.policy} mayBuy={buys} />
      </section>
      <section className="grid gap-2 rounded-panel border border-line bg-surface px-5 py-4" aria-labelledby="how">
        <h2 id="how" className="text-heading font-semibold">
          {t('how')}
        </h2>
        <p className="text-ink-2">{t('howText')}</p>
        <ul className="grid list-disc gap-1 ps-5">
          <li>{t('howSteps.assign')}</li>
          <li>{t('howSteps.free')}</li>
          <li>{t('howSteps.reassign')}</li>
          <li>{t('howSteps.limit', { plan: company.planName, limit: company.memberNumberLimit })}</li>
        </ul>
      </section>
    </PageFrame>
  );
}

interface AttentionProps {
  outlook: LicenceOutlookView;
  policy: 'allow' | 'ask' | 'block';
  mayBuy: boolean;
}

async function Attention({ outlook, policy, mayBuy }: AttentionProps) {
  const [t, format] = await Promise.all([getTranslations('overview'), getFormat()]);
  const { available, ending } = outlook.summary;
  // Who sees some departments only is shown their usage; the company's stock of licences is not theirs to decide on.
  if (!mayBuy) return <p className="text-ink-2">{t('calm')}</p>;
  return (
    <>
      {available === 0 ? (
        <Notice tone="brass" title={t('noneAvailable')} action={<TextLink href={LICENCES}>{t('add')}</TextLink>}>
          {policy === 'allow' ? t('noneAvailableAllow') : t('noneAvailableBlock')}
        </Notice>
      ) : (
        <Notice
          tone="key"
          title={t('someAvailable', { available })}
          action={<TextLink href={`${LICENCES}?status=available`}>{t('review')}</TextLink>}
        >
          {t('someAvailableText')}
        </Notice>
      )}
      {ending > 0 && outlook.endingOn !== null ? (
        <Notice
          tone="brass"
          title={t('ending', { ending })}
          action={<TextLink href={`${LICENCES}?status=ending`}>{t('review')}</TextLink>}
        >
          {t('endingText', { on: format.date(outlook.endingOn) })}
        </Notice>
      ) : null}
    </>
  );
}
