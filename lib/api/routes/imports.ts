import { z } from 'zod';
import * as answers from '@/lib/api/answers';
import { fileRoute, type Route, route } from '@/lib/api/route';
import {
  beginImport,
  cancelImport,
  checkImport,
  confirmImport,
  getImport,
  listImportRows,
  listImports,
} from '@/lib/imports';
import { IMPORT_KINDS } from '@/lib/imports/input';
import { receiveImport } from '@/lib/uploads/receive-import';

const parameters = z.strictObject({ kind: z.enum(IMPORT_KINDS), name: z.string().max(200).optional() });

export const importRoutes: readonly Route[] = [
  fileRoute('/imports', {
    useCase: beginImport,
    summary:
      'Takes in a file of members (100,000 rows) or assignments (10,000) of up to 25 MB; nothing of it is done before it is checked and confirmed.',
    contentType: 'text/csv',
    parameters,
    answer: answers.importReference,
    refusals: ['import_file_unusable'],
    receive: (actor, query, sent, context) => {
      const { kind, name = null } = parameters.parse(query);
      return receiveImport(actor, { kind, name, ...sent }, context);
    },
  }),
  route('GET', '/imports', {
    useCase: listImports,
    summary: 'The files that were brought, newest first, and how far each is.',
    answer: answers.importList,
  }),
  route('GET', '/imports/{importId}', {
    useCase: getImport,
    summary: 'One import: its columns and what is read from each, its counts, and what it would take.',
    answer: answers.importDetail,
  }),
  route('GET', '/imports/{importId}/rows', {
    useCase: listImportRows,
    summary: 'The rows of an import in the order of its file, each with its verdict and what is wrong with it.',
    answer: answers.importRowList,
  }),
  route('POST', '/imports/{importId}/check', {
    useCase: checkImport,
    summary:
      'Has every row checked, with `fields` naming the column of each field, counted from 0. Changes nothing else.',
    answer: answers.importDetail,
    refusals: ['import_step_refused'],
  }),
  route('POST', '/imports/{importId}/confirm', {
    useCase: confirmImport,
    summary: 'Has all rows that are ready carried out; of assignments within the limits given, which must be.',
    answer: answers.importDetail,
    refusals: [
      'import_step_refused',
      'quote_changed',
      'auto_purchase_blocked',
      'auto_purchase_cap_reached',
      'company_restricted',
    ],
    quote: answers.importQuote,
  }),
  route('POST', '/imports/{importId}/cancel', {
    useCase: cancelImport,
    summary: 'Stops an import: what was done stays, nothing more is done.',
    answer: answers.importDetail,
    refusals: ['import_step_refused'],
  }),
];
