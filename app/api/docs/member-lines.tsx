'use client';

import { useTranslations } from 'next-intl';
import type { MemberLine } from '@/lib/api/open-api/reading';
import { schemaAnchor } from './anchors';

interface MemberLinesProps {
  lines: (MemberLine & { place?: string })[];
  /** Whether it is said of each line that it may be left out: of what one sends, not of what one gets. */
  sent: boolean;
}

/** Members of a body or an answer, or parameters: name, type, and what there is to know. */
export function MemberLines({ lines, sent }: MemberLinesProps) {
  const t = useTranslations('api-docs');
  if (lines.length === 0) return <p className="text-ink-2">{t('noMembers')}</p>;
  // What the lines share is said once, by the list: there are two thousand of them.
  return (
    <dl className="doc-lines">
      {lines.map(({ name, text, schema, required, note, place }) => (
        <div key={`${place ?? ''} ${name}`}>
          <dt>
            <code>{name}</code> {sent ? <small>{t(required ? 'required' : 'optional')}</small> : null}
          </dt>
          <dd>
            {place === undefined ? null : <i>{t('in', { place })}, </i>}
            <span lang="en">
              {schema === null ? text : <a href={`#${schemaAnchor(schema)}`}>{text}</a>}
              {note === '' ? null : <i>: {note}</i>}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
