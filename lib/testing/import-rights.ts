const ADMINS = ['owner', 'admin'] as const;
const SYSTEM = ['system'] as const;
type Given = { importId: string };

/** Who may do what with imports (R24): rows of the authorisation matrix, by hand. */
export const importRights = {
  beginImport: [ADMINS, () => ({ kind: 'members', fileName: 'a.csv', columns: ['email'] })],
  storeImportRows: [ADMINS, ({ importId }: Given) => ({ importId, rows: [], complete: true })],
  getImport: [ADMINS, ({ importId }: Given) => ({ importId })],
  listImports: [ADMINS],
  listImportRows: [ADMINS, ({ importId }: Given) => ({ importId })],
  checkImport: [ADMINS, ({ importId }: Given) => ({ importId, fields: { email: 0, number: 1 } })],
  confirmImport: [
    ADMINS,
    ({ importId }: Given) => ({ importId, maxPurchases: 1, maxCharge: { amount: 0, currency: 'EUR' } }),
  ],
  advanceImport: [ADMINS, ({ importId }: Given) => ({ importId })],
  failImport: [SYSTEM, ({ importId }: Given) => ({ importId, reason: 'internal' })],
  findImportsToAdvance: [SYSTEM, () => ({ limit: 1 })],
  findImportsToClear: [SYSTEM, () => ({ limit: 1 })],
  clearImports: [SYSTEM],
  beginImportErrors: [ADMINS, ({ importId }: Given) => ({ importId })],
  readImportErrors: [ADMINS, ({ importId }: Given) => ({ importId })],
  cancelImport: [ADMINS, ({ importId }: Given) => ({ importId })],
} as const;
