import type { ReactNode } from 'react';

export interface QuoteLine {
  /** "22–30 November", "Then every month". */
  label: ReactNode;
  /** The amount, formatted. */
  amount?: string;
  /** The formula or the condition: "€12.00 × 9 of 30 days". */
  detail?: ReactNode;
}

export interface QuoteView {
  /** free: costs nothing (key); charge: something is bought (brass). */
  tone: 'free' | 'charge';
  /** What happens, in one sentence. */
  title: string;
  lines?: QuoteLine[];
  /** The tax line: "Excl. VAT. Incl. 20 % VAT: €4.32 now, €14.40 a month." */
  note?: ReactNode;
  /** The whole act and its price: "Assign and buy 1 licence – €3.60". */
  confirmLabel: string;
}

/** What an act will do and cost. */
export function QuoteBox({ view }: { view: QuoteView }) {
  const soft = view.tone === 'charge' ? 'bg-brass-soft text-brass' : 'bg-key-soft text-key';
  const hasBody = (view.lines?.length ?? 0) > 0 || view.note;
  return (
    <div className="overflow-hidden rounded-panel border border-line-strong">
      <p className={`px-4 py-2.5 font-semibold ${soft}`}>{view.title}</p>
      {hasBody ? (
        <div className="grid px-4 py-3">
          {view.lines?.map((line, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a quote's lines have a fixed order
              key={index}
              className="border-line-strong border-dashed not-first:mt-2 not-first:border-t not-first:pt-2"
            >
              <p className="flex justify-between gap-4">
                <span>{line.label}</span>
                {line.amount ? <span className="font-semibold tabular-nums">{line.amount}</span> : null}
              </p>
              {line.detail ? <p className="text-small text-ink-2">{line.detail}</p> : null}
            </div>
          ))}
          {view.note ? <p className="mt-3.5 text-small text-ink-2 first:mt-0">{view.note}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
