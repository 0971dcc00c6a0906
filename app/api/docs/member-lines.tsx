import { getTranslations } from 'next-intl/server';
import type { MemberLine } from '@/lib/api/open-api/reading';
import { schemaAnchor } from './anchors';

interface MemberLinesProps {
  lines: (MemberLine & { place?: string })[];
  /** Whether it is said of each line that it may be left out: of what one sends, not of what one gets. */
  sent: boolean;
}

/** Members of a body or an answer, or parameters: name, type, and what there is to know. */
export async function MemberLines({ lines, sent }: MemberLinesProps) {
  const t = await getTranslations('api-docs');
  if (lines.length === 0) return <p className="text-ink-2">{t('noMembers')}</p>;
  return (
    <dl className="grid">
      {lines.map(({ name, text, schema, required, note, place }) => (
        <div
          key={`${place ?? ''} ${name}`}
          className="grid gap-x-4 gap-y-0.5 border-t border-line py-1.5 first:border-t-0 sm:grid-cols-[15rem_minmax(0,1fr)] sm:items-baseline"
        >
          <dt className="min-w-0">
            <code className="text-small font-medium break-words">{name}</code>{' '}
            {sent ? <span className="text-tiny text-ink-2">{t(required ? 'required' : 'optional')}</span> : null}
          </dt>
          <dd className="min-w-0 text-small">
            {place === undefined ? null : <span className="text-ink-2">{t('in', { place })}, </span>}
            <span lang="en" className="break-words">
              {schema === null ? (
                text
              ) : (
                <a className="link" href={`#${schemaAnchor(schema)}`}>
                  {text}
                </a>
              )}
              {note === '' ? null : <span className="text-ink-2">: {note}</span>}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
