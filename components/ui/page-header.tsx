import type { ReactNode } from 'react';

export interface PageHeaderProps {
  /** The page's one h1. */
  title: ReactNode;
  /** One or two sentences: what this page is about. */
  intro?: ReactNode;
  /** Buttons, the main act last. */
  actions?: ReactNode;
}

/** The head of a page: its name, what it is about, what can be done. */
export function PageHeader({ title, intro, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3.5">
      <div className="grid min-w-0 max-w-[36rem] gap-1">
        <h1>{title}</h1>
        {intro ? <p className="text-ink-2">{intro}</p> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:[&>.button]:flex-1 max-sm:[&>.button-primary]:order-first max-sm:[&>.button-primary]:basis-full">
          {actions}
        </div>
      ) : null}
    </header>
  );
}
