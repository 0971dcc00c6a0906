/** Where the list is. In a file of its own, since client components need it and the reading of its URL needs schemas. */
export const PATH = '/manage-team/departments';
