/** The header in which proxy.ts tells pages which address was asked for; what a client sends under this name is replaced. */
export const REQUESTED_PATH = 'x-requested-path';
