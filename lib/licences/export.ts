import { defineCommand, defineQuery } from '@/lib/access';
import { EXPORT_PAGE, exportView } from '@/lib/kernel/export-format';
import { pageOf } from '@/lib/kernel/shape';
import { beginLicenceExportInput, readLicenceExportInput } from './input';
import { licencePage } from './list-repository';
import { countMatching } from './matching-repository';

import { licenceView } from './view';

/** Writes down who takes which licences out, before the first row leaves (R26). What was searched for may be a person. */
export const beginLicenceExport = defineCommand({
  name: 'beginLicenceExport',
  permission: 'licences:read',
  worksWhenClosed: true,
  input: beginLicenceExportInput,
  output: exportView,
  handler: async (scope, { format, columns, sort, ...filters }) => {
    const { count } = await countMatching(scope, filters, true);
    const { q, ...filter } = filters;
    scope.record({
      action: 'licences.exported',
      targetId: scope.companyId,
      after: { filter, searched: q !== undefined, sort: sort ?? null, columns, format, count },
      ...(q !== undefined && { personal: { q } }),
    });
    return { count };
  },
});

/** The rows of an export, a thousand at a time: what the list itself shows, in its order, and of the same company only (R25). */
export const readLicenceExport = defineQuery({
  name: 'readLicenceExport',
  permission: 'licences:read',
  input: readLicenceExportInput,
  output: pageOf(licenceView),
  handler: async (scope, input) => {
    return licencePage(scope, { ...input, limit: EXPORT_PAGE });
  },
});
