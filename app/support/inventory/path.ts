export const PATH = '/support/inventory';
export const IMPORT_PATH = `${PATH}/import`;
