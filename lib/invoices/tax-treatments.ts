import { z } from 'zod';
import { defineOperatorTask } from '@/lib/access';
import { treatmentRows } from './tax-repository';
import { taxTreatmentView } from './view';

/** The tax treatments that rules choose from (R19). */
export const listTaxTreatments = defineOperatorTask({
  name: 'listTaxTreatments',
  permission: 'prices:administer',
  input: z.strictObject({}),
  output: z.object({ data: z.array(taxTreatmentView) }),
  handler: async (scope) => ({ data: await treatmentRows(scope) }),
});
