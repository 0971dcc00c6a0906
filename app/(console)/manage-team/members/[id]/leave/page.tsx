import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { previewDeparture } from '@/lib/assignments';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getLicenceOutlook } from '@/lib/licences';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { PATH } from '../../path';
import { LeaveForm } from './leave-form';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same: once per request.
const previewOf = cache((memberId: string) => load(previewDeparture, { memberId }));

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const [t, { member }] = await Promise.all([getTranslations('leaving'), previewOf((await params).id)]);
  return pageMetadata(t('title', { name: member.name }));
}

const REFUSALS = ['last_owner', 'forbidden'] as const;

/** Letting somebody go: what they hold, one decision each or one for all, the effect, one confirmation (R14, R15). */
export default async function LeavePage({ params }: Properties) {
  const preview = await previewOf((await params).id);
  const [{ renewals }, t, shell, list, { timeZone }] = await Promise.all([
    load(getLicenceOutlook, {}),
    getTranslations('leaving'),
    getTranslations('shell'),
    getTranslations('members'),
    viewerCompany(),
  ]);
  const { name, id, status } = preview.member;
  const refusal = preview.refusal;
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: shell('groups.manageTeam') },
        { label: list('title'), href: PATH },
        { label: name, href: `${PATH}/${id}` },
        { label: t('crumb') },
      ]}
    >
      <PageHeader title={t('title', { name })} intro={t('intro', { name })} />
      {refusal !== null ? (
        <Notice tone="brass" title={t('refused.title', { name })}>
          {t(`refused.${REFUSALS.find((code) => code === refusal) ?? 'other'}`)}
        </Notice>
      ) : (
        <ClientMessages namespaces={['leaving', 'assignments', 'ui']}>
          {status === 'deactivated' ? <Notice title={t('already', { name })} /> : null}
          <LeaveForm preview={preview} renewals={renewals} timeZone={timeZone} />
        </ClientMessages>
      )}
    </PageFrame>
  );
}
