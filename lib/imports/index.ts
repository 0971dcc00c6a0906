export { cancelImport, checkImport, confirmImport } from './commands';
export { getImport, listImportRows, listImports } from './queries';
export { beginImport, storeImportRows } from './upload';
