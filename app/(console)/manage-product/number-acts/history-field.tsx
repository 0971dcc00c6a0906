'use client';

import { useTranslations } from 'next-intl';
import { RadioField } from '@/components/ui/choice-fields';

const HISTORIES = ['keep', 'transfer', 'delete'] as const;
/** What becomes of calls and messages when a number goes to another member (R4). */
export type History = (typeof HISTORIES)[number];

interface HistoryFieldProps {
  id: string;
  /** What each choice is called and means here. */
  words: (history: History) => { label: string; hint: string };
  onValueChange: (history: History) => void;
}

/** Asks what becomes of the history; nothing said, it stays with the company. */
export function HistoryField({ id, words, onValueChange }: HistoryFieldProps) {
  const t = useTranslations('number-acts.reassign');
  return (
    <RadioField
      id={id}
      name="history"
      legend={t('history')}
      defaultValue="keep"
      onValueChange={(value) => onValueChange(HISTORIES.find((history) => history === value) ?? 'keep')}
      options={HISTORIES.map((history) => ({ value: history, ...words(history) }))}
    />
  );
}
