import { getTranslations } from 'next-intl/server';
import { beginMemberExport, readMemberExport } from '@/lib/members';
import { MEMBER_EXPORT_COLUMNS } from '@/lib/members/input';
import type { MemberView } from '@/lib/members/view';
import { defineExport } from '@/lib/web/export-route';

/** The list of members as a file. */
export const GET = defineExport({
  name: 'members',
  columns: MEMBER_EXPORT_COLUMNS,
  begin: beginMemberExport,
  read: readMemberExport,
  cells: (member: MemberView) => ({
    first_name: member.firstName,
    last_name: member.lastName,
    email: member.email,
    role: member.role,
    department: member.departmentName,
    status: member.status,
    numbers: member.numbers,
    limit: member.limit,
    last_active: member.lastActiveAt === null ? null : { instant: member.lastActiveAt },
  }),
  words: async () => {
    const [t, members] = await Promise.all([getTranslations('exports'), getTranslations('members')]);
    return {
      title: members('title'),
      head: (column) => t(`members.${column}`),
      cell: (column, cell) => {
        if (column === 'role') return members(`roleOf.${cell as MemberView['role']}`);
        if (column === 'status') return members(`statusOf.${cell as MemberView['status']}`);
        return cell;
      },
    };
  },
});
