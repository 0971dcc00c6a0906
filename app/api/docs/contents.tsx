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
            <ul className="doc-contents">
              {calls.map(({ id, method, path }) => (
                <li key={id}>
                  <a href={`#${callAnchor(id)}`}>
                    <span>{method}</span>
                    <span>{path}</span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a className="link font-medium" href="#refusals">
            {t('refusals')}
          </a>
        </li>
        <li>
          <a className="link font-medium" href="#schemas">
            {t('schemas')}
          </a>
          <ul className="doc-contents">
            {schemas.map(({ name }) => (
              <li key={name}>
                <a href={`#${schemaAnchor(name)}`}>{name}</a>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </nav>
  );
}
