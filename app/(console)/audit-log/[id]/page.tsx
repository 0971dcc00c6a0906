import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { getAuditEvent } from '@/lib/audit';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { COMPANY_LOG } from '../log-place';
import { auditWords } from '../words';
import { LogEntry } from './log-entry';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same entry: once per request.
const eventOf = cache((eventId: string) => load(getAuditEvent, { eventId }));

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const [event, words] = [await eventOf((await params).id), await auditWords()];
  return pageMetadata(words.action(event.action));
}

/** One entry of the company's audit log (R26). */
export default async function AuditEventPage({ params }: Properties) {
  const event = await eventOf((await params).id);
  const [t, shell, words, { timeZone }] = await Promise.all([
    getTranslations('audit'),
    getTranslations('shell'),
    auditWords(),
    viewerCompany(),
  ]);
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: shell('groups.company') },
        { label: t('title'), href: COMPANY_LOG.path },
        { label: words.action(event.action) },
      ]}
    >
      <LogEntry event={event} place={COMPANY_LOG} timeZone={timeZone} />
    </PageFrame>
  );
}
