/** Where the list is. In a file of its own, since client components need it and the reading of its URL needs schemas. */
export const PATH = '/manage-product/numbers';
/** The operator's stock, below it. */
export const INVENTORY_PATH = `${PATH}/inventory`;

/** The list's own order. */
export const STANDARD_SORT = 'number';
