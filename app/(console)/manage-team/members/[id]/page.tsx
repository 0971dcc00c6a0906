import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { explainMemberActs, getDeletedMember } from '@/lib/assignments';
import { getMemberCosts } from '@/lib/costs';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { isMasked } from '@/lib/kernel/personal';
import { getMember, getMemberSessions } from '@/lib/members';
import { listNumbers } from '@/lib/numbers';
import { listRequestableKinds } from '@/lib/requests';
import { load, loadIfThere } from '@/lib/web/load';
import { getViewer, pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { AuditLink } from '../../../audit-link';
import { askedCosts } from '../../../costs/asked-costs';
import { NumberActs } from '../../../manage-product/number-acts/number-acts';
import { numberRows } from '../../../manage-product/numbers/number-row';
import { NumbersTable } from '../../../manage-product/numbers/numbers-table';
import { WhyNot } from '../../../why-not';
import { PATH } from '../path';
import { DeletedMember } from './deleted-member';
import { EditRefusal } from './edit-refusal';
import { MemberEditing, MemberName } from './editing';
import { InvitationNotice } from './invitation-notice';
import { MemberActs } from './member-acts';
import { MemberCosts } from './member-costs';
import { MemberFacts } from './member-facts';
import { MemberNotice } from './member-notice';
import { RevealButton } from './reveal-button';
import { SecondFactor } from './second-factor';
import { SignedIn } from './signed-in';

type Properties = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// The title and the page ask for the same member: once per request.
const memberOf = cache((memberId: string) => loadIfThere(getMember, { memberId }));

/** Who may read the history comes here by its links: to them the member is not unknown. */
const deletedOf = cache(async (memberId: string) =>
  (await viewerMay('history:read')) ? load(getDeletedMember, { memberId }) : notFound(),
);

export async function generateMetadata({ params }: Pick<Properties, 'params'>): Promise<Metadata> {
  const { id } = await params;
  return pageMetadata(((await memberOf(id)) ?? (await deletedOf(id))).name);
}

/** One member: who they are, the numbers they hold, and what can be done with them. */
export default async function MemberPage({ params, searchParams }: Properties) {
  const { id } = await params;
  const member = await memberOf(id);
  const costs = (await viewerMay('invoices:read'))
    ? await load(getMemberCosts, { memberId: id, ...askedCosts(await searchParams) })
    : null;
  if (member === null) return <DeletedMember id={id} member={await deletedOf(id)} costs={costs} />;
  const numbers = await load(listNumbers, { memberId: id, limit: 200 });
  const [t, shell, list, { timeZone, planName }, acts, writes, viewer, edits, reveals] = await Promise.all([
    getTranslations('member-page'),
    getTranslations('shell'),
    getTranslations('members'),
    viewerCompany(),
    viewerMay('numbers:assign'),
    viewerMay('members:write'),
    getViewer(),
    viewerMay('members:edit'),
    viewerMay('members:reveal'),
  ]);
  // A team lead asks an admin for a number instead of assigning one (R24).
  const kinds = (await viewerMay('requests:create')) ? await load(listRequestableKinds, {}) : null;
  // One's own sessions have a page of their own.
  const others = viewer.memberId !== id && (await viewerMay('sessions:end'));
  const access = others ? await load(getMemberSessions, { memberId: id }) : null;
  const said = await load(explainMemberActs, { memberId: id });
  const leaving = await getTranslations('leaving');
  const rows = await numberRows(numbers.data, timeZone);
  const plans = await viewerMay('planned-changes:write');
  const tomorrow = plans ? addDays(localDate(new Date(), timeZone), 1) : null;
  const { name } = member;
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageTeam') }, { label: list('title'), href: PATH }, { label: name }]}
    >
      <ClientMessages
        namespaces={[
          'numbers',
          'number-acts',
          'assignments',
          'members',
          'member-page',
          'member-add',
          'member-edit',
          'invitation',
          'leaving',
          'requests',
          'planned-changes',
          'support-access',
          'second-factor-reset',
          'ui',
        ]}
      >
        <MemberEditing member={member} mayMakeOwners={viewer.role === 'owner'} placeOnly={!writes}>
          <PageHeader
            title={<MemberName />}
            actions={
              <MemberActs
                member={member}
                writes={writes}
                edits={edits}
                assigns={acts}
                tomorrow={tomorrow}
                kinds={kinds?.data ?? null}
              />
            }
          />
          {reveals && isMasked(name) ? <RevealButton memberId={id} /> : null}
          <EditRefusal />
          <MemberNotice member={member} planName={planName} />
          {member.status === 'deactivated' && said.departureId !== null ? (
            <p>
              <TextLink href={`${PATH}/departures/${said.departureId}`}>{leaving('see')}</TextLink>
            </p>
          ) : null}
          <WhyNot about="member" acts={said.data} />
          <InvitationNotice member={member} timeZone={timeZone} acts={writes} />
          <MemberFacts
            member={member}
            planName={planName}
            signedIn={access && <SignedIn member={member} living={access.living} />}
            secondFactor={access && <SecondFactor member={member} isSetUp={access.hasSecondFactor} />}
          />
        </MemberEditing>
        <section aria-labelledby="numbers" className="grid grid-cols-1 gap-2.5 pt-2">
          <h2 id="numbers">{t('held')}</h2>
          <NumberActs numbers={acts ? rows : []} timeZone={timeZone} planName={planName}>
            <NumbersTable
              label={t('table', { name })}
              rows={rows}
              acts={acts}
              withMember={false}
              empty={<EmptyState title={t('none')}>{t('noneText', { name })}</EmptyState>}
            />
          </NumberActs>
          {numbers.nextCursor ? (
            <TextLink href={`/manage-product/numbers?q=${encodeURIComponent(member.email)}`}>
              {t('moreNumbers', { name })}
            </TextLink>
          ) : null}
        </section>
        {costs ? <MemberCosts member={member} costs={costs} /> : null}
      </ClientMessages>
      <AuditLink id={id} />
    </PageFrame>
  );
}
