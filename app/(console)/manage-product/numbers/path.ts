/** Where the list is. In a file of its own, since client components need it and the reading of its URL needs schemas. */
export const PATH = '/manage-product/numbers';
/** The operator's stock, below it. */
export const INVENTORY_PATH = `${PATH}/inventory`;
/** Why one of them cannot be assigned. */
export const WHY_PATH = `${PATH}/why`;

/** The list's own order. */
export const STANDARD_SORT = 'number';
