import { defineCommand, defineQuery } from '@/lib/access';
import { exportView } from '@/lib/kernel/export-format';
import { pageOf } from '@/lib/kernel/shape';
import { departmentCosts } from './cost-queries';
import { beginDepartmentCostExportInput, readDepartmentCostExportInput } from './input';
import { departmentCostView } from './view';

/** Writes down who takes what departments cost out, before the first row leaves (R26). */
export const beginDepartmentCostExport = defineCommand({
  name: 'beginDepartmentCostExport',
  permission: 'usage:read',
  worksWhenClosed: true,
  input: beginDepartmentCostExportInput,
  output: exportView,
  // Months that are not recorded yet take seconds, for which nobody else should wait.
  readBefore: (scope, { from, to }) => departmentCosts(scope, { from, to }),
  handler: async (scope, { format, columns }, { from, to, data }) => {
    scope.record({
      action: 'usage.exported',
      targetId: scope.companyId,
      after: { filter: { from, to }, columns, format, count: data.length },
    });
    return { count: data.length };
  },
});

/** The rows of that export: those of the answer itself, which is whole. */
export const readDepartmentCostExport = defineQuery({
  name: 'readDepartmentCostExport',
  permission: 'usage:read',
  input: readDepartmentCostExportInput,
  output: pageOf(departmentCostView),
  handler: async (scope, asked) => ({
    data: (await departmentCosts(scope, asked)).data,
    nextCursor: null,
    previousCursor: null,
  }),
});
