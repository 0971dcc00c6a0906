'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ComboboxField } from '@/components/ui/combobox-field';
import { Flag } from '@/components/ui/flag';
import { StatusMessage } from '@/components/ui/status-message';
import { useFormat } from '@/lib/i18n/use-format';
import { queryKeys } from '@/lib/query/keys';
import { QueryProvider } from '@/lib/query/query-provider';
import { type HeldNumberChoice, searchHeldNumbers } from '../pickers';
import type { ActProps } from './act-props';
import { exchangeNumbersAction } from './actions';
import { type History, HistoryField } from './history-field';
import { actLinks } from './links';
import { useRefreshing } from './use-refreshing';

/** Two members give each other a number, each on its licence: also where neither could take one more (R4, R8). */
export default function ExchangeDialog(props: ActProps) {
  return (
    <QueryProvider>
      <ExchangeForm {...props} />
    </QueryProvider>
  );
}

function ExchangeForm({ number, onClose }: ActProps) {
  const t = useTranslations('number-acts');
  const id = useId();
  const refreshing = useRefreshing();
  const [other, setOther] = useState<HeldNumberChoice | null>(null);
  const [history, setHistory] = useState<History>('keep');
  const [missing, setMissing] = useState(false);
  const names = {
    number: number.display,
    holder: number.member?.name ?? '',
    other: other?.display ?? '',
    member: other?.member.name ?? '',
  };
  const links = actLinks({ numberId: number.id });

  function mayStart() {
    if (other !== null) return true;
    setMissing(true);
    document.getElementById(`${id}-with`)?.focus();
    return false;
  }

  return (
    <ActDialog
      title={t('exchange.title', names)}
      description={t('exchange.description', names)}
      confirmLabel={t('exchange.confirm')}
      mayStart={mayStart}
      entry={`${number.id} ${other?.id} ${history}`}
      act={(key) =>
        refreshing(exchangeNumbersAction({ numberId: number.id, withNumberId: other?.id ?? '', history }, key))
      }
      receipt={() => (
        <StatusMessage title={t('exchange.done')}>
          <p>{t('exchange.doneText', names)}</p>
          <p>{t.rich('exchange.see', { numberLink: links.number })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <p className="rounded-control bg-key-soft px-4 py-2.5 font-medium text-key">{t('exchange.sameLicences')}</p>
      <HeldNumberPicker
        id={`${id}-with`}
        value={other}
        holderId={number.member?.id}
        error={missing && other === null ? t('exchange.choose') : undefined}
        onValueChange={setOther}
      />
      <HistoryField
        id={`${id}-history`}
        words={(mode) => ({
          label: t(`exchange.histories.${mode}.label`),
          hint: t(`exchange.histories.${mode}.hint`),
        })}
        onValueChange={setHistory}
      />
    </ActDialog>
  );
}

interface HeldNumberPickerProps {
  id: string;
  value: HeldNumberChoice | null;
  /** Whose numbers are not offered: an exchange with oneself is none. */
  holderId: string | undefined;
  error: string | undefined;
  onValueChange: (number: HeldNumberChoice | null) => void;
}

function HeldNumberPicker({ id, value, holderId, error, onValueChange }: HeldNumberPickerProps) {
  const t = useTranslations('number-acts.exchange');
  const format = useFormat();
  return (
    <ComboboxField<HeldNumberChoice>
      id={id}
      label={t('with')}
      placeholder={t('placeholder')}
      error={error}
      queryKey={[...queryKeys.numbers.held, holderId]}
      search={async (text, signal) =>
        (await searchHeldNumbers(text, signal)).filter(({ member }) => member.id !== holderId)
      }
      value={value}
      onValueChange={onValueChange}
      itemKey={(number) => number.id}
      itemLabel={(number) => number.display}
      leading={(number) => <Flag country={number.country} name="" />}
      trailing={(number) => number.member.name}
      renderItem={(number) => (
        <span className="grid min-w-0">
          <span className="with-icon">
            <Flag country={number.country} name={format.country(number.country)} />
            <span className="tabular-nums">{number.display}</span>
          </span>
          <span className="truncate text-small text-ink-2">
            {t('heldBy', { member: number.member.name, licence: number.licenceLabel ?? '–' })}
          </span>
        </span>
      )}
    />
  );
}
