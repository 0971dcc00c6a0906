import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { ImportVerdict } from '@/lib/imports/input';
import type { ImportView } from '@/lib/imports/view';
import { PATH } from '../path';
import { problemSentence } from '../problem-words';
import { Counts } from './counts';
import { StepSection } from './step-panel';

const SEE = { members: '/manage-team/members', assignments: '/manage-product/numbers' } as const;

/** What the import has done, what it left out, and what can be done about that; it stays at its address. */
export async function ReportStep({ view }: { view: ImportView }) {
  const [t, words] = await Promise.all([getTranslations('import-pages.report'), getTranslations('imports')]);
  const { id, kind, status, counts, problem, purchaseId } = view;
  const { done, ready, waiting } = counts;
  const left = ready + waiting;
  return (
    <StepSection title={status === 'done' ? t(`doneTitle.${kind}`, { count: done }) : t(`${asEnd(status)}Title`)}>
      {status === 'cancelled' ? <p>{t('cancelledText', { done, left })}</p> : null}
      {status === 'failed' ? (
        <Notice tone="red" title={t('failedText', { done })}>
          {problem ? problemSentence(words, problem) : null}
        </Notice>
      ) : null}
      <Counts view={{ id, counts }} verdicts={['done', 'unchanged', 'refused', ...notReached(counts)]} over />
      {kind === 'assignments' && done > 0 ? (
        <p>
          {purchaseId === null
            ? t('free')
            : t.rich('bought', {
                purchase: (chunks: ReactNode) => (
                  <TextLink href={`/manage-product/licences/purchases/${purchaseId}`}>{chunks}</TextLink>
                ),
              })}
        </p>
      ) : null}
      <p className="text-ink-2">{t('again')}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`${PATH}?kind=${kind}`}>{t('another')}</ButtonLink>
        <ButtonLink href={SEE[kind]}>{t(kind)}</ButtonLink>
      </div>
    </StepSection>
  );
}

/** Under which result the rows stand that were not reached: it was over before its check was, or after. */
const notReached = ({ ready, waiting }: ImportView['counts']): ImportVerdict[] => [
  ...(ready > 0 ? (['ready'] as const) : []),
  ...(waiting > 0 ? (['waiting'] as const) : []),
];

const asEnd = (status: ImportView['status']): 'cancelled' | 'failed' => (status === 'failed' ? 'failed' : 'cancelled');
