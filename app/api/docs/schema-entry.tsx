'use client';

import type { SchemaLines } from '@/lib/api/open-api/reading';
import { schemaAnchor } from './anchors';
import { CodeSample } from './code-sample';
import { MemberLines } from './member-lines';

/** One named schema with its members and an example. */
export function SchemaEntry({ schema: { name, members, example } }: { schema: SchemaLines }) {
  const id = schemaAnchor(name);
  return (
    <article
      aria-labelledby={id}
      className="grid grid-cols-1 gap-3 rounded-panel border border-line bg-surface px-4 py-4 sm:px-5"
    >
      <h3 id={id} lang="en" className="scroll-mt-4">
        <a href={`#${id}`} className="hover:underline">
          {name}
        </a>
      </h3>
      <MemberLines lines={members} sent={false} />
      {example === undefined ? null : <CodeSample>{JSON.stringify(example, null, 2)}</CodeSample>}
    </article>
  );
}
