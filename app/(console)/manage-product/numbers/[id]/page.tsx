import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { explainNumberActs } from '@/lib/assignments';
import { getNumberCosts } from '@/lib/costs';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getMember } from '@/lib/members';
import { findNumberHolder, getNumber, getNumberHistory } from '@/lib/numbers';
import { listPlannedChanges } from '@/lib/planned-changes';
import { load, loadRecorded } from '@/lib/web/load';
import { pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { AuditLink } from '../../../audit-link';
import { askedCosts } from '../../../costs/asked-costs';
import { WhyNot } from '../../../why-not';
import { ActButtons } from '../../number-acts/act-buttons';
import { asActNumber } from '../../number-acts/act-number';
import { NumberActs } from '../../number-acts/number-acts';
import { NumberPlans } from '../../planned-changes/number-plans';
import { PATH } from '../path';
import { readAskedInstant } from './asked-instant';
import { NumberCosts } from './number-costs';
import { NumberFacts } from './number-facts';
import { NumberHistory } from './number-history';
import { NumberHolder } from './number-holder';
import { NumberNotices } from './number-notices';

type Properties = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// The title and the page ask for the same number: once per request.
const numberOf = cache((numberId: string) => load(getNumber, { numberId }));

export async function generateMetadata({ params }: Pick<Properties, 'params'>): Promise<Metadata> {
  return pageMetadata((await numberOf((await params).id)).display);
}

/** One number: what it can do, who holds it and held it, and what can be done with it. */
export default async function NumberPage({ params, searchParams }: Properties) {
  const { id } = await params;
  const number = await numberOf(id);
  const [t, shell, company] = await Promise.all([
    getTranslations('numbers'),
    getTranslations('shell'),
    viewerCompany(),
  ]);
  const [holder, history] = await Promise.all([
    number.member === null ? null : load(getMember, { memberId: number.member.id }),
    (await viewerMay('history:read')) ? load(getNumberHistory, { numberId: id }) : null,
  ]);
  const acts = await viewerMay('numbers:assign');
  const said = await load(explainNumberActs, { numberId: id });
  const { timeZone, planName } = company;
  const [failed, planned] = await Promise.all(
    (['failed', 'planned'] as const).map((status) => load(listPlannedChanges, { numberId: id, status })),
  );
  const search = await searchParams;
  const costs = (await viewerMay('invoices:read'))
    ? await load(getNumberCosts, { numberId: id, ...askedCosts(search) })
    : null;
  const asked = readAskedInstant(history ? search.at : undefined, timeZone);
  // Asked here and nowhere else: each question is an event of the log.
  const answers = await Promise.all(asked.instants.map((at) => loadRecorded(findNumberHolder, { numberId: id, at })));
  const crumbs = [
    { label: shell('groups.manageProduct') },
    { label: t('title'), href: PATH },
    { label: number.display },
  ];
  return (
    <PageFrame breadcrumbLabel={shell('breadcrumb')} crumbs={crumbs}>
      <ClientMessages namespaces={['number-acts', 'number-label', 'planned-changes', 'assignments', 'ui']}>
        <NumberActs numbers={acts ? [asActNumber(number)] : []} timeZone={timeZone} planName={planName}>
          <PageHeader
            title={<span className="tabular-nums">{number.display}</span>}
            actions={acts ? <ActButtons number={number} /> : null}
          />
          <NumberNotices number={number} holder={holder} timeZone={timeZone} />
          <WhyNot about="number" acts={said.data} />
          <NumberFacts number={number} timeZone={timeZone} editable={acts} />
          <NumberPlans
            number={number}
            planned={[...(failed?.data ?? []), ...(planned?.data ?? [])]}
            timeZone={timeZone}
          />
          {history ? (
            <>
              <NumberHistory number={number} holdings={history.data} timeZone={timeZone} />
              {costs ? <NumberCosts number={number} costs={costs} /> : null}
              <NumberHolder number={number} asked={asked} answers={answers} timeZone={timeZone} />
            </>
          ) : null}
        </NumberActs>
      </ClientMessages>
      <AuditLink id={id} />
    </PageFrame>
  );
}
