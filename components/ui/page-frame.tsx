import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from './breadcrumb';

export interface PageFrameProps {
  /** "Manage Product", "Licences": groups first, the page itself last. */
  crumbs: Crumb[];
  /** The breadcrumb's accessible name. */
  breadcrumbLabel: string;
  children: ReactNode;
}

/**
 * What every page of the console returns: its breadcrumb, which stands in the top bar, and its content. The bar itself
 * belongs to the layout, which does not rerun and so does not know the page.
 */
export function PageFrame({ crumbs, breadcrumbLabel, children }: PageFrameProps) {
  return (
    <>
      <div className="page-crumbs">
        <Breadcrumb label={breadcrumbLabel} crumbs={crumbs} />
      </div>
      <main
        id="content"
        tabIndex={-1}
        className="grid grid-cols-1 max-w-[81.5rem] content-start gap-4 px-4 py-5 sm:px-8 sm:py-7"
      >
        {children}
      </main>
    </>
  );
}
