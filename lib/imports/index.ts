export { advanceImport } from './advance';
export { cancelImport, checkImport, confirmImport } from './commands';
export { beginImportErrors, readImportErrors } from './errors';
export { clearImports, failImport, findImportsToAdvance, findImportsToClear } from './operator-tasks';
export { getImport, listImportRows, listImports } from './queries';
export { beginImport, storeImportRows } from './upload';
