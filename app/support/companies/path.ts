/** Where the list is, and where a company is looked after. */
export const PATH = '/support/companies';
export const manageHref = (companyId: string): string => `${PATH}/${companyId}/manage`;
