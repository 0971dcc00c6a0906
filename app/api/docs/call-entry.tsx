'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import type { AnswerLine, Call } from '@/lib/api/open-api/reading';
import { callAnchor, codeAnchor, schemaAnchor } from './anchors';
import { CodeSample } from './code-sample';
import { MemberLines } from './member-lines';

/**
 * One call: what it does, what it needs, what it takes and answers, and how one would type it. A client component, although
 * nothing happens in it: the page then carries what it is made from beside its markup, and not every element once more.
 */
export function CallEntry({ call, curl }: { call: Omit<Call, 'example'>; curl: string }) {
  const t = useTranslations('api-docs');
  const id = callAnchor(call.id);
  return (
    <article
      aria-labelledby={id}
      className="grid grid-cols-1 gap-4 rounded-panel border border-line bg-surface px-4 py-4 sm:px-5"
    >
      <header className="grid gap-1.5">
        <h3 id={id} lang="en" className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 scroll-mt-4">
          <Badge mark="plain" tone={call.method === 'GET' ? 'neutral' : 'key'}>
            {call.method}
          </Badge>
          <a href={`#${id}`} className="min-w-0 break-all hover:underline">
            {call.path}
          </a>
        </h3>
        <p lang="en">{call.summary}</p>
        <p className="text-small text-ink-2">
          {t('needs')} <code lang="en">{call.permission}</code>
        </p>
      </header>
      {call.parameters.length === 0 ? null : (
        <Part title={t('parameters')}>
          <MemberLines lines={call.parameters} sent />
        </Part>
      )}
      {call.body.length === 0 ? null : (
        <Part title={t('body')}>
          <MemberLines lines={call.body} sent />
        </Part>
      )}
      <Part title={t('answers')}>
        <Answers lines={call.successes} />
      </Part>
      <Part title={t('refusals')}>
        <Answers lines={call.refusals} />
      </Part>
      <Part title={t('example')}>
        <CodeSample>{curl}</CodeSample>
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-1.5">
      <h4 className="text-small font-semibold">{title}</h4>
      {children}
    </section>
  );
}

/** What comes back by status: a schema, or the codes of refusals, which are explained once for all calls. */
function Answers({ lines }: { lines: AnswerLine[] }) {
  return (
    <dl className="doc-answers">
      {lines.map(({ status, schema, codes }) => (
        <div key={status}>
          <dt>{status}</dt>
          <dd lang="en">
            {codes.length === 0 && schema !== null ? <a href={`#${schemaAnchor(schema)}`}>{schema}</a> : null}
            {codes.map((code) => (
              <a key={code} href={`#${codeAnchor(code)}`}>
                {code}
              </a>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
