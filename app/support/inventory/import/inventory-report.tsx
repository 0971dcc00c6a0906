'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { ButtonLink } from '@/components/ui/button';
import { StatusMessage } from '@/components/ui/status-message';
import type { InventoryAnswer } from '@/lib/web/inventory-upload';

/** What became of each row of a file; those that were refused can be taken out, mended and brought again. */
export function InventoryReport({ answer }: { answer: InventoryAnswer }) {
  const t = useTranslations('support-inventory.import');
  const { created, unchanged, warned, refused, rows, errorFile } = answer;
  const href = useFileHref(errorFile);
  return (
    <section className="grid grid-cols-1 gap-3">
      <StatusMessage title={t('done', { created, unchanged, refused })}>
        {warned === 0 ? null : <p>{t('warned', { count: warned })}</p>}
      </StatusMessage>
      {refused === 0 ? null : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-ink-2">{t('refusedText', { shown: rows.length, refused })}</p>
            {href === undefined ? null : (
              <ButtonLink href={href} download="inventory-errors.csv">
                {t('errors')}
              </ButtonLink>
            )}
          </div>
          <DataTable
            label={t('table')}
            rows={rows}
            rowKey={({ line }) => String(line)}
            empty={null}
            columns={[
              { key: 'line', header: t('columns.line'), align: 'end', phone: 'end', cell: ({ line }) => line },
              {
                key: 'number',
                header: t('columns.number'),
                phone: 'title',
                cell: ({ number }) => <span className="wrap-anywhere">{number}</span>,
              },
              { key: 'problem', header: t('columns.problem'), phone: 'sub', cell: ({ sentence }) => sentence },
            ]}
          />
        </>
      )}
    </section>
  );
}

/** An address of a text in this browser, for as long as it is shown. */
function useFileHref(text: string | null): string | undefined {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    if (text === null) return;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [text]);
  return href;
}
