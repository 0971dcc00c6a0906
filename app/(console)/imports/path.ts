/** Where the imports are. In a file of its own, since client components need it. */
export const PATH = '/imports';
