import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';

interface CostsSectionProps {
  title: string;
  intro: string;
  /** What is shown where that is not all of it, and where all of it is. */
  limited: { since: string; href: string; all: string } | null;
  children: ReactNode;
}

/** What something cost: the lines of the last two years, and the way to those before. */
export function CostsSection({ title, intro, limited, children }: CostsSectionProps) {
  return (
    <section aria-labelledby="costs" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="costs">{title}</h2>
        <p className="text-ink-2">{intro}</p>
        {limited === null ? null : (
          <p className="text-ink-2">
            {limited.since}{' '}
            <TextLink href={limited.href} data-scroll="keep">
              {limited.all}
            </TextLink>
          </p>
        )}
      </div>
      {children}
    </section>
  );
}
