import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { CapabilityTags } from '@/components/ui/capability-tags';
import { EmptyState } from '@/components/ui/empty-state';
import { Flag } from '@/components/ui/flag';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { getCompany } from '@/lib/companies';
import { getFormat } from '@/lib/i18n/get-format';
import { listOwnNumbers } from '@/lib/numbers';
import type { NumberView } from '@/lib/numbers/view';
import { load } from '@/lib/web/load';

/** A plain member's page: their numbers and what each can do (R10, R24). */
export async function OwnNumbers() {
  const [{ data }, company] = await Promise.all([load(listOwnNumbers, {}), load(getCompany, {})]);
  const [t, shell, kinds, abilities, format] = await Promise.all([
    getTranslations('overview.own'),
    getTranslations('shell'),
    getTranslations('assignments.numberType'),
    getTranslations('assignments.capabilities'),
    getFormat(),
  ]);
  const tags = ({ capabilities }: NumberView) => [
    { label: abilities('voice'), possible: capabilities.includes('voice'), absence: abilities('noVoice') },
    { label: abilities('sms'), possible: capabilities.includes('sms'), absence: abilities('noSms') },
    { label: abilities('mms'), possible: capabilities.includes('mms'), absence: abilities('noMms') },
  ];
  return (
    <PageFrame breadcrumbLabel={shell('breadcrumb')} crumbs={[{ label: t('title') }]}>
      <PageHeader title={t('title')} intro={t('intro', { company: company.name })} />
      <DataTable
        label={t('title')}
        rows={data}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('empty')}>{t('emptyText', { company: company.name })}</EmptyState>}
        columns={[
          {
            key: 'number',
            header: t('number'),
            phone: 'title',
            cell: (row) => (
              <span className="with-icon">
                <Flag country={row.country} name={format.country(row.country)} />
                {row.display}
              </span>
            ),
          },
          {
            key: 'kind',
            header: t('kind'),
            phone: 'sub',
            cell: (row) => `${format.country(row.country)}, ${kinds(row.type)}`,
          },
          { key: 'can', header: t('can'), phone: 'end', cell: (row) => <CapabilityTags tags={tags(row)} /> },
        ]}
      />
    </PageFrame>
  );
}
