'use client';

import { ComboboxField } from '@/components/ui/combobox-field';
import type { FieldProps } from '@/components/ui/field';
import { findTimeZones, type TimeZoneChoice } from '@/lib/i18n/time-zones';
import { QueryProvider } from '@/lib/query/query-provider';

export interface TimeZoneFieldProps extends FieldProps {
  label: string;
  choices: readonly TimeZoneChoice[];
  value: string;
  onChange: (name: string) => void;
}

/** A time zone, found by any part of its name or by its offset. */
export default function TimeZoneField(props: TimeZoneFieldProps) {
  return (
    <QueryProvider>
      <Picker {...props} />
    </QueryProvider>
  );
}

function Picker({ choices, value, onChange, ...field }: TimeZoneFieldProps) {
  const chosen = choices.find(({ name }) => name === value) ?? { name: value, offset: '' };
  return (
    <ComboboxField<TimeZoneChoice>
      {...field}
      queryKey={['time-zones']}
      search={async (text) => findTimeZones(choices, text)}
      value={chosen}
      onValueChange={(choice) => {
        if (choice !== null) onChange(choice.name);
      }}
      itemKey={({ name }) => name}
      itemLabel={({ name }) => name}
      renderItem={({ name, offset }) => (
        <>
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="text-small text-ink-2 tabular-nums">{offset}</span>
        </>
      )}
      trailing={({ offset }) => <span className="text-small tabular-nums">{offset}</span>}
    />
  );
}
