'use client';

import { useTranslations } from 'next-intl';
import { ConsequenceList } from '@/components/ui/consequence-list';
import type { Change } from './seen-values';

interface ChangedValuesProps {
  changes: Change[];
  /** A field's name, and a value in words. */
  label: (field: string) => string;
  value: (value: unknown, field: string) => string;
}

/** What somebody else changed while the dialog was open: what was seen, and what is there now. */
export function ChangedValues({ changes, label, value }: ChangedValuesProps) {
  const t = useTranslations('ui.changed');
  if (changes.length === 0) return null;
  return (
    <ConsequenceList
      label={t('title')}
      items={changes.map(({ field, seen, now }) => ({
        term: label(field),
        effect: t.rich('values', {
          seen: value(seen, field),
          now: value(now, field),
          del: (chunks) => <del className="text-ink-2">{chunks}</del>,
          ins: (chunks) => <ins className="font-medium no-underline">{chunks}</ins>,
        }),
      }))}
    />
  );
}
