import type { ReactNode } from 'react';

export type NoticeTone = 'key' | 'brass' | 'red' | 'neutral';

const edges = { key: 'border-l-key', brass: 'border-l-brass', red: 'border-l-red', neutral: 'border-l-field' } as const;

export interface NoticeProps {
  tone?: NoticeTone;
  /** The first sentence, in bold: what it is about. */
  title: ReactNode;
  /** What follows: why, and the way out. */
  children?: ReactNode;
  /** A link at the end of the line. */
  action?: ReactNode;
}

/** A notice within the page. For a result of an act use StatusMessage, for a failed one FailureNotice. */
export function Notice({ tone = 'neutral', ...line }: NoticeProps) {
  return (
    <div className={`rounded-control border border-l-[3px] border-line bg-surface ${edges[tone]}`}>
      <NoticeLine {...line} />
    </div>
  );
}

/** Several notices in one frame, each with its own tone. */
export function NoticeList({ notices }: { notices: readonly (NoticeProps & { id: string })[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-control border border-l-0 border-line bg-surface">
      {notices.map(({ id, tone = 'neutral', ...line }) => (
        <li key={id} className={`border-l-[3px] ${edges[tone]}`}>
          <NoticeLine {...line} />
        </li>
      ))}
    </ul>
  );
}

function NoticeLine({ title, children, action }: Omit<NoticeProps, 'tone'>) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-semibold">{title}</strong>{' '}
        {children ? <span className="text-ink-2">{children}</span> : null}
      </p>
      {action}
    </div>
  );
}
