'use client';

import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { ComboboxField } from '@/components/ui/combobox-field';
import { queryKeys } from '@/lib/query/keys';
import { type MemberChoice, searchMembers } from './pickers';

interface MemberPickerProps {
  id: string;
  label: string;
  value: MemberChoice | null;
  onValueChange: (member: MemberChoice | null) => void;
  /** Not offered: who has the number already. */
  exclude?: string | undefined;
  error?: string | undefined;
}

const inactive = (member: MemberChoice) => member.status === 'deactivated';

/** Chooses a member by name, e-mail or number; shows how many numbers each holds of the plan's limit (R8). */
export function MemberPicker({ id, label, value, onValueChange, exclude, error }: MemberPickerProps) {
  const t = useTranslations('assignments.assign');
  const count = (member: MemberChoice) => t('memberCount', { numbers: member.numbers, limit: member.limit });
  return (
    <ComboboxField<MemberChoice>
      id={id}
      label={label}
      placeholder={t('memberPlaceholder')}
      error={error}
      queryKey={[...queryKeys.members.search, exclude]}
      search={async (text, signal) => (await searchMembers(text, signal)).filter((member) => member.id !== exclude)}
      value={value}
      onValueChange={onValueChange}
      itemKey={(member) => member.id}
      itemLabel={(member) => member.name}
      isItemDisabled={inactive}
      leading={(member) => <Avatar name={member.name} />}
      trailing={count}
      renderItem={(member) => (
        <span className="flex w-full items-center justify-between gap-3">
          <span className="grid min-w-0">
            <span className="truncate">{member.name}</span>
            <span className="truncate text-small text-ink-2">
              {inactive(member) ? t('memberDeactivated') : member.email}
            </span>
          </span>
          <span className="shrink-0 text-small text-ink-2">{count(member)}</span>
        </span>
      )}
    />
  );
}
