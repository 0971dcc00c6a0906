import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';

export interface FailureNoticeProps {
  /** What failed and why: the refusal's message. */
  message: string;
  /** Support finds the request by it. */
  requestId?: string | undefined;
  onRetry?: () => void;
  /** The ways out: links or a sentence. */
  children?: ReactNode;
}

/** A refused or failed request, announced at once, with the id that support can search for. */
export function FailureNotice({ message, requestId, onRetry, children }: FailureNoticeProps) {
  const t = useTranslations('ui');
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-1.5 rounded-control border border-l-[3px] border-line border-l-red bg-red-soft px-4 py-2.5"
    >
      <p className="font-medium">{message}</p>
      {children}
      {requestId ? (
        <p className="text-small text-ink-2">
          {t.rich('failure.reference', {
            id: requestId,
            code: (chunks) => <code className="text-tiny break-all select-all">{chunks}</code>,
          })}
        </p>
      ) : null}
      {onRetry ? <Button onClick={onRetry}>{t('retry')}</Button> : null}
    </div>
  );
}
