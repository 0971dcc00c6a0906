import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface PaginationProps {
  /** "1–50 of about 103,000" on the first page, "50 more" after it. */
  summary: string;
  /** Beside the summary: what makes it exact. */
  more?: ReactNode;
  previousHref?: string | undefined;
  /** Where there is no way back by cursor, the way to the first page. */
  firstHref?: string | undefined;
  nextHref?: string | undefined;
}

/** What is shown of the list, and the links to the pages before and after. A link that leads nowhere is absent. */
export function Pagination({ summary, more, previousHref, firstHref, nextHref }: PaginationProps) {
  const t = useTranslations('ui.table');
  const links = [
    { href: firstHref, text: t('first'), rel: 'first' },
    { href: previousHref, text: t('previous'), rel: 'prev' },
    { href: nextHref, text: t('next'), rel: 'next' },
  ].filter((link) => link.href);
  return (
    <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-0.5">
      <p className="text-ink-2 tabular-nums">
        {summary} {more}
      </p>
      {links.length > 0 ? (
        <nav aria-label={t('pages')} className="-mx-2 flex gap-1">
          {links.map((link) => (
            <a
              key={link.rel}
              href={link.href}
              rel={link.rel}
              className="link rounded-control px-2 py-1 pointer-coarse:py-3"
            >
              {link.text}
            </a>
          ))}
        </nav>
      ) : null}
    </div>
  );
}
