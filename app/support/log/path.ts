/** Where the operator's own log is. */
export const PATH = '/support/log';
