import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { HeldCostsView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { viewerCompany } from '@/lib/web/viewer';
import { AuditLink } from '../../../audit-link';
import { PATH } from '../path';
import { MemberCosts } from './member-costs';

interface Deleted {
  id: string;
  name: string;
  deletedAt: string;
  departureId: string;
}

interface DeletedMemberProps {
  id: string;
  member: Deleted;
  /** For who may see prices. */
  costs: HeldCostsView | null;
}

/** What a link in the history leads to when its member was deleted: that they were, when, and what became of everything. */
export async function DeletedMember({ id, member, costs }: DeletedMemberProps) {
  const [t, leaving, shell, list, format, { timeZone }] = await Promise.all([
    getTranslations('member-page'),
    getTranslations('leaving'),
    getTranslations('shell'),
    getTranslations('members'),
    getFormat(),
    viewerCompany(),
  ]);
  const { name, deletedAt, departureId } = member;
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageTeam') }, { label: list('title'), href: PATH }, { label: name }]}
    >
      <PageHeader title={name} />
      <Notice
        title={t.rich('deleted', { name, time: () => <Time {...format.instant(deletedAt, timeZone)} /> })}
        action={<TextLink href={`${PATH}/departures/${departureId}`}>{leaving('see')}</TextLink>}
      >
        {t('deletedText')}
      </Notice>
      {costs ? <MemberCosts member={{ id, name }} costs={costs} /> : null}
      <AuditLink id={member.id} />
    </PageFrame>
  );
}
