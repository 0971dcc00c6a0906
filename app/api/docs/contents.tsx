import { getTranslations } from 'next-intl/server';
import type { CallGroup, SchemaLines } from '@/lib/api/open-api/reading';
import { callAnchor, groupAnchor, schemaAnchor } from './anchors';

/** The table of contents: every call and every schema, open beside the text where there is room. */
export async function Contents({ groups, schemas }: { groups: CallGroup[]; schemas: SchemaLines[] }) {
  const t = await getTranslations('api-docs');
  return (
    <nav
      aria-label={t('contents')}
      className="mb-6 max-nav:max-h-64 max-nav:rounded-panel max-nav:border max-nav:border-line max-nav:p-3 overflow-y-auto nav:sticky nav:self-start nav:top-0 nav:mb-0 nav:max-h-dvh nav:py-2"
    >
      <ul className="grid gap-3 text-small" lang="en">
        {groups.map(({ name, calls }) => (
          <li key={name}>
            <a className="link font-medium" href={`#${groupAnchor(name)}`}>
              {name}
            </a>
            <ul className="mt-1 grid">
              {calls.map(({ id, method, path }) => (
                <li key={id}>
                  <a href={`#${callAnchor(id)}`} className="flex min-h-6 items-baseline gap-1.5 py-0.5 hover:underline">
                    <span className="w-12 shrink-0 text-tiny font-medium text-ink-2">{method}</span>
                    <span className="min-w-0 break-words">{path}</span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a className="link font-medium" href="#schemas">
            {t('schemas')}
          </a>
          <ul className="mt-1 grid">
            {schemas.map(({ name }) => (
              <li key={name}>
                <a href={`#${schemaAnchor(name)}`} className="flex min-h-6 items-center hover:underline">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </nav>
  );
}
