import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { curlOf } from '@/lib/api/open-api/curl';
import { readApi } from '@/lib/api/open-api/reading';
import { env } from '@/lib/env';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { LanguageSwitch } from '../../(auth)/language-switch';
import { Brand } from '../../brand';
import { groupAnchor } from './anchors';
import { CallEntry } from './call-entry';
import { Contents } from './contents';
import { RefusalCodes } from './refusal-codes';
import { SchemaEntry } from './schema-entry';

export async function generateMetadata(): Promise<Metadata> {
  const [t, shell] = await Promise.all([getTranslations('api-docs'), getTranslations('shell')]);
  return { title: `${t('title')} - ${shell('product')}` };
}

/** The REST API for readers: the OpenAPI document itself, shown without a key, a script or anybody else's server. */
export default async function ApiDocsPage() {
  const [t, shell] = await Promise.all([getTranslations('api-docs'), getTranslations('shell')]);
  const { description, groups, codes, schemas } = readApi();
  return (
    <div className="mx-auto grid max-w-[81.5rem] grid-cols-1 gap-x-10 px-4 sm:px-8 nav:grid-cols-[17rem_minmax(0,1fr)]">
      <a href="#content" className="skip-link">
        {shell('skipToContent')}
      </a>
      <header className="flex flex-wrap items-center justify-between gap-4 py-5 nav:col-span-2">
        <Brand />
        <LanguageSwitch label={shell('language')} />
      </header>
      <Contents groups={groups} schemas={schemas} />
      <main id="content" tabIndex={-1} className="grid grid-cols-1 content-start gap-8 pb-16">
        <section className="grid gap-3" aria-labelledby="start">
          <h1 id="start">{t('title')}</h1>
          <p className="max-w-[44rem] text-ink-2">{t('intro')}</p>
          <p className="max-w-[44rem]">
            {t.rich('auth', { code: (chunks) => <code className="text-small">{chunks}</code> })}
          </p>
          <p lang="en" className="max-w-[44rem] text-ink-2">
            {description}
          </p>
          <p>
            <a className="link" href="/api/v1/openapi.json">
              {t('openapi')}
            </a>
          </p>
          <p className="text-ink-2">{t('english')}</p>
        </section>
        <ClientMessages namespaces={['api-docs']}>
          {groups.map(({ name, calls }) => (
            <section key={name} className="grid grid-cols-1 gap-4" aria-labelledby={groupAnchor(name)}>
              <h2 id={groupAnchor(name)} lang="en">
                {name}
              </h2>
              {calls.map(({ example, ...call }) => (
                <CallEntry key={call.id} call={call} curl={curlOf({ ...call, example }, env.APP_URL)} />
              ))}
            </section>
          ))}
          <section className="grid grid-cols-1 gap-4" aria-labelledby="refusals">
            <h2 id="refusals">{t('refusals')}</h2>
            <p className="max-w-[44rem] text-ink-2">{t('refusalsIntro')}</p>
            <RefusalCodes codes={codes} />
          </section>
          <section className="grid grid-cols-1 gap-4" aria-labelledby="schemas">
            <h2 id="schemas">{t('schemas')}</h2>
            <p className="max-w-[44rem] text-ink-2">{t('schemasIntro')}</p>
            {schemas.map((schema) => (
              <SchemaEntry key={schema.name} schema={schema} />
            ))}
          </section>
        </ClientMessages>
      </main>
    </div>
  );
}
