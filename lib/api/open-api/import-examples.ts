import { eur, ids } from './example-ids';

/** Examples of what is answered about imports, by the answer's name. */
export const importAnswers: Readonly<Record<string, unknown>> = {
  ImportReference: { id: ids.import },
  ImportRow: {
    line: 3,
    cells: ['camille.moreau@acme.example', '33639980412'],
    verdict: 'refused',
    problem: { column: 'number', value: '33639980412', code: 'country_missing', params: {} },
    memberId: null,
    numberId: null,
  },
};

export const importBodies: Readonly<Record<string, Record<string, unknown>>> = {
  checkImport: { fields: { email: 0, number: 1, country: null } },
  confirmImport: { maxPurchases: 1, maxCharge: eur(600), maxRemovalsUndone: 0 },
};
