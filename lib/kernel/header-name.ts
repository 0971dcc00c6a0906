/** One spelling of a table's header: "First  Name", "first-name" and "FIRST_NAME" are the same, "Prénom" is "prenom". */
export const headerName = (header: string): string =>
  header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/g, '_');
