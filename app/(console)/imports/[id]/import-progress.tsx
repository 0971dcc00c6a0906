'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { ImportView } from '@/lib/imports/view';
import { queryKeys } from '@/lib/query/keys';
import { QueryProvider } from '@/lib/query/query-provider';
import { progressOf } from './progress-of';

type Underway = Pick<ImportView, 'id' | 'status' | 'counts' | 'queued'>;

const INTERVAL = 1_000;

/** How far the check or the import is, asked again and again; when it is over the page shows what follows. */
export function ImportProgress({ view }: { view: Underway }) {
  return (
    <QueryProvider>
      <Progress view={view} />
    </QueryProvider>
  );
}

async function readImport(importId: string, signal: AbortSignal): Promise<Underway> {
  const answer = await fetch(`/api/console/import-progress?${new URLSearchParams({ importId })}`, { signal });
  if (!answer.ok) throw new Error(`the import’s progress: ${answer.status}`);
  return (await answer.json()) as Underway;
}

function Progress({ view }: { view: Underway }) {
  const t = useTranslations('import-pages.progress');
  const router = useRouter();
  const { id, status } = view;
  const { data, isError, dataUpdatedAt } = useQuery({
    queryKey: [...queryKeys.imports.progress, id, status],
    queryFn: ({ signal }) => readImport(id, signal),
    refetchInterval: INTERVAL,
    refetchOnWindowFocus: true,
    retry: false,
    gcTime: 0,
  });
  const now = data ?? view;
  const over = now.status !== status;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each answer that says so, in case the page did not come
  useEffect(() => {
    if (over) router.refresh();
  }, [over, dataUpdatedAt, router]);
  // What the page shows of a step that is over is its end, not the beginning of the next one.
  const { done, total } = progressOf(status, over ? view.counts : now.counts);
  return (
    <>
      {now.queued ? <Notice title={t('queued')} /> : null}
      <ProgressBar label={t('bar')} value={total === 0 ? 0 : done / total} text={t('of', { done, total })} />
      <div aria-live="polite">{isError ? <Notice tone="brass" title={t('unreachable')} /> : null}</div>
    </>
  );
}
