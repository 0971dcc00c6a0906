import { defineCommand, defineQuery } from '@/lib/access';
import { EXPORT_PAGE, exportView } from '@/lib/kernel/export-format';
import { pageOf } from '@/lib/kernel/shape';
import { beginMemberExportInput, readMemberExportInput } from './input';
import { memberPage } from './list-repository';
import { countMatching } from './matching-repository';
import { requireDepartment } from './queries';
import { memberView } from './view';

/** Writes down who takes which members out, before the first row leaves (R26). What was searched for may be a person. */
export const beginMemberExport = defineCommand({
  name: 'beginMemberExport',
  permission: 'members:read',
  worksWhenClosed: true,
  input: beginMemberExportInput,
  output: exportView,
  handler: async (scope, { format, columns, sort, ...filters }) => {
    await requireDepartment(scope, filters);
    const { count } = await countMatching(scope, filters, true);
    const { q, ...filter } = filters;
    scope.record({
      action: 'members.exported',
      targetId: scope.companyId,
      after: { filter, searched: q !== undefined, sort: sort ?? null, columns, format, count },
      ...(q !== undefined && { personal: { q } }),
    });
    return { count };
  },
});

/** The rows of an export, a thousand at a time: what the list itself shows, in its order, and of the same company only (R25). */
export const readMemberExport = defineQuery({
  name: 'readMemberExport',
  permission: 'members:read',
  input: readMemberExportInput,
  output: pageOf(memberView),
  handler: async (scope, input) => {
    await requireDepartment(scope, input);
    return memberPage(scope, { ...input, limit: EXPORT_PAGE });
  },
});
