import { Fragment } from 'react';

export interface Crumb {
  label: string;
  /** Absent for a group, which is no page, and for the page itself. */
  href?: string;
}

/** Where the page is. The last crumb is the page itself. */
export function Breadcrumb({ label, crumbs }: { label: string; crumbs: Crumb[] }) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 text-ink-2">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <Fragment key={crumb.label}>
              {index > 0 ? (
                <li aria-hidden="true" className="text-ink-3 max-sm:hidden">
                  /
                </li>
              ) : null}
              <li className={last ? 'truncate font-medium text-ink' : 'shrink-0 max-sm:hidden'}>
                {crumb.href && !last ? (
                  <a href={crumb.href} className="hover:text-ink">
                    {crumb.label}
                  </a>
                ) : (
                  <span aria-current={last ? 'page' : undefined}>{crumb.label}</span>
                )}
              </li>
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}
