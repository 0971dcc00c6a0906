import { defineCommand, defineQuery } from '@/lib/access';
import { EXPORT_PAGE, exportView } from '@/lib/kernel/export-format';
import { pageOf } from '@/lib/kernel/shape';
import { beginNumberExportInput, readNumberExportInput } from './input';
import { numberPage } from './list-repository';
import { countMatching } from './matching-repository';
import { requireHolder } from './queries';
import { numberView } from './view';

/** Writes down who takes which numbers out, before the first row leaves (R26). What was searched for may be a person. */
export const beginNumberExport = defineCommand({
  name: 'beginNumberExport',
  permission: 'numbers:read',
  worksWhenClosed: true,
  input: beginNumberExportInput,
  output: exportView,
  handler: async (scope, { format, columns, sort, ...filters }) => {
    await requireHolder(scope, filters);
    const { count } = await countMatching(scope, filters, true);
    const { q, ...filter } = filters;
    scope.record({
      action: 'numbers.exported',
      targetId: scope.companyId,
      after: { filter, searched: q !== undefined, sort: sort ?? null, columns, format, count },
      ...(q !== undefined && { personal: { q } }),
    });
    return { count };
  },
});

/** The rows of an export, a thousand at a time: what the list itself shows, in its order, and of the same company only (R25). */
export const readNumberExport = defineQuery({
  name: 'readNumberExport',
  permission: 'numbers:read',
  input: readNumberExportInput,
  output: pageOf(numberView),
  handler: async (scope, input) => {
    await requireHolder(scope, input);
    return numberPage(scope, { ...input, limit: EXPORT_PAGE });
  },
});
