import type { RefusalCode } from '@/lib/api/open-api/reading';
import { codeAnchor } from './anchors';

/** Each code of a refusal with its status and what it means, which is the same wherever it comes from. */
export function RefusalCodes({ codes }: { codes: RefusalCode[] }) {
  return (
    <dl lang="en" className="doc-codes rounded-panel border border-line bg-surface px-4 py-2 sm:px-5">
      {codes.map(({ code, status, meaning }) => (
        <div key={code}>
          <dt id={codeAnchor(code)} className="scroll-mt-4">
            <code>{code}</code> <small>{status}</small>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
