'use client';

import { useTranslations } from 'next-intl';
import { CapabilityTags } from '@/components/ui/capability-tags';
import { ComboboxField } from '@/components/ui/combobox-field';
import { Flag } from '@/components/ui/flag';
import { useFormat } from '@/lib/i18n/use-format';
import { queryKeys } from '@/lib/query/keys';
import { type NumberChoice, searchNumbers } from './pickers';

interface NumberPickerProps {
  id: string;
  value: NumberChoice | null;
  onValueChange: (number: NumberChoice | null) => void;
}

const CAPABILITIES = [
  { key: 'voice', label: 'voice', absence: 'noVoice' },
  { key: 'sms', label: 'sms', absence: 'noSms' },
  { key: 'mms', label: 'mms', absence: 'noMms' },
] as const;

/** Chooses a number: what it can and cannot do is said before choosing (R10). */
export function NumberPicker({ id, value, onValueChange }: NumberPickerProps) {
  const t = useTranslations('assignments.assign');
  const format = useFormat();
  const tags = useCapabilityTags();
  return (
    <ComboboxField<NumberChoice>
      id={id}
      label={t('number')}
      placeholder={t('numberPlaceholder')}
      hint={value === null ? undefined : <NumberHint number={value} />}
      queryKey={queryKeys.numbers.assignable}
      search={searchNumbers}
      value={value}
      onValueChange={onValueChange}
      itemKey={(number) => number.e164}
      itemLabel={(number) => number.display}
      leading={(number) => <Flag country={number.country} name="" />}
      trailing={tags}
      renderItem={(number) => (
        <span className="flex w-full items-center justify-between gap-3">
          <span className="grid min-w-0">
            <span className="with-icon">
              <Flag country={number.country} name={format.country(number.country)} />
              <span className="tabular-nums">{number.display}</span>
            </span>
            <span className="truncate text-small text-ink-2">
              <NumberHint number={number} />
            </span>
          </span>
          <span className="shrink-0">{tags(number)}</span>
        </span>
      )}
    />
  );
}

function useCapabilityTags() {
  const t = useTranslations('assignments.capabilities');
  return (number: NumberChoice) => (
    <CapabilityTags
      tags={CAPABILITIES.map(({ key, label, absence }) => ({
        label: t(label),
        possible: number.capabilities.includes(key),
        absence: t(absence),
      }))}
    />
  );
}

function NumberHint({ number }: { number: NumberChoice }) {
  const t = useTranslations('assignments');
  const format = useFormat();
  const values = { country: format.country(number.country), type: t(`numberType.${number.type}`) };
  const calls = number.capabilities.includes('sms') ? '' : ` · ${t('assign.noSms')}`;
  return `${t(number.numberId === null ? 'assign.numberHint.inventory' : 'assign.numberHint.own', values)}${calls}`;
}
