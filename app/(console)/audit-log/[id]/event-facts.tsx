import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { tableHref } from '@/components/data-table/table-href';
import { DetailsList } from '@/components/ui/details-list';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { AuditEventDetailView } from '@/lib/audit/view';
import type { AuditRow } from '../audit-row';
import type { LogPlace } from '../log-place';

/** Who, what, when and from where, each with the way to everything of the same. */
export async function EventFacts({
  event,
  row,
  place,
}: {
  event: AuditEventDetailView;
  row: AuditRow;
  place: LogPlace;
}) {
  const t = await getTranslations('audit.entry');
  const { id, action, actor, target, onBehalfOf, requestId, operationId } = event;
  const like = (filter: Record<string, string>, text: string) => (
    <TextLink href={tableHref(place.path, {}, filter)}>{text}</TextLink>
  );
  return (
    <DetailsList
      label={t('facts')}
      items={[
        { term: t('when'), value: <Time {...row.when} /> },
        {
          term: t('who'),
          value: (
            <Beside other={like({ actor: actor.id }, t('allBy'))}>
              <Linked text={row.who} href={onBehalfOf === null ? place.pageOf(actor.id) : null} />
            </Beside>
          ),
        },
        {
          term: t('about'),
          value: (
            <Beside other={like({ target: target.id }, t('allAbout'))}>
              <Linked {...row.about} />
            </Beside>
          ),
        },
        { term: t('origin'), value: row.origin },
        { term: t('request'), value: <code className="select-all">{requestId}</code> },
        { term: t('operation'), value: <code className="select-all">{operationId}</code> },
        { term: t('id'), value: <code className="select-all">{id}</code> },
        { term: t('action'), value: <code className="select-all">{action}</code> },
      ]}
    />
  );
}

function Beside({ other, children }: { other: ReactNode; children: ReactNode }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5">
      <span>{children}</span>
      {other}
    </span>
  );
}

/** A name that leads to its page, where it has one. */
export function Linked({ text, href }: { text: string; href: string | null }) {
  return href === null ? text : <TextLink href={href}>{text}</TextLink>;
}
