'use client';

import { useTranslations } from 'next-intl';
import type { Refusal } from '@/components/money-dialog/outcome';
import type { MemberView } from '@/lib/members/view';
import { ChangedValues } from '../../changed-values';
import { changesOf } from '../../seen-values';
import { useEditing } from './editing';

/** What somebody else changed about the member meanwhile, where a refusal says so. */
export function MemberChanges({ refusal }: { refusal: Refusal | undefined }) {
  const t = useTranslations('member-add');
  const members = useTranslations('members');
  const edit = useTranslations('member-edit');
  const { member } = useEditing();
  const label = (field: string) => {
    if (field === 'departmentId') return t('department');
    return field === 'firstName' || field === 'lastName' || field === 'email' || field === 'role' ? t(field) : field;
  };
  const value = (given: unknown, field: string) => {
    if (field === 'role') return members(`roleOf.${given as MemberView['role']}`);
    if (field !== 'departmentId') return String(given);
    if (given === null) return members('noDepartment');
    // The page was read anew with the refusal: it knows the name of the department there is now.
    return (given === member.departmentId && member.departmentName) || edit('anotherDepartment');
  };
  return <ChangedValues changes={changesOf(refusal)} label={label} value={value} />;
}
