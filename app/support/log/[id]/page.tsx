import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { PageFrame } from '@/components/ui/page-frame';
import { getOperatorEvent } from '@/lib/audit';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { LogEntry } from '../../../(console)/audit-log/[id]/log-entry';
import { auditWords } from '../../../(console)/audit-log/words';
import { PATH } from '../path';
import { operatorPlace } from '../place';

type Properties = { params: Promise<{ id: string }> };

// The title and the page ask for the same entry: once per request.
const eventOf = cache((eventId: string) => loadTask(getOperatorEvent, { eventId }));

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const [event, words] = [await eventOf((await params).id), await auditWords()];
  return pageMetadata(words.action(event.action));
}

/** One entry of the operator's own log (R26). */
export default async function OperatorEventPage({ params }: Properties) {
  const event = await eventOf((await params).id);
  const [log, shell, navigation, place, words] = await Promise.all([
    getTranslations('operator-log'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
    operatorPlace(),
    auditWords(),
  ]);
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: navigation('groups.system') },
        { label: log('title'), href: PATH },
        { label: words.action(event.action) },
      ]}
    >
      <LogEntry event={event} place={place} timeZone="UTC" />
    </PageFrame>
  );
}
