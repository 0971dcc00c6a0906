import { eur, ids } from './example-ids';

const alert = {
  id: ids.alert,
  kind: 'licences_low',
  department: null,
  cap: null,
  billingFrequency: null,
  percent: null,
  count: 3,
  outOf: 5,
  charge: null,
  limit: null,
  on: null,
  raisedAt: '2026-06-16T09:30:00.000Z',
};
const settings = {
  freeLicences: 5,
  watchesAssigned: true,
  monthlySpend: eur(100_000),
  currency: 'EUR',
  departments: [{ id: ids.department, name: 'Sales', freeLicences: 2 }],
};

/** Examples of what is answered about alerts, by the answer's name. */
export const alertAnswers: Readonly<Record<string, unknown>> = { Alert: alert, AlertSettings: settings };

export const alertBodies: Readonly<Record<string, Record<string, unknown>>> = {
  changeAlertSettings: {
    freeLicences: settings.freeLicences,
    watchesAssigned: settings.watchesAssigned,
    monthlySpend: settings.monthlySpend,
    departments: [{ departmentId: ids.department, freeLicences: 2 }],
    seen: { freeLicences: null, departments: [] },
  },
};
