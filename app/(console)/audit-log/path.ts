/** Where the log is. In a file of its own, since client components need it and the reading of its URL needs schemas. */
export const PATH = '/audit-log';
