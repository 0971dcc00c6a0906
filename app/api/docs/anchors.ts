/** Where a group of calls, a call, a refusal's code and a schema are on the page: the same in every language. */
export const groupAnchor = (name: string): string => `group-${name.toLowerCase().replaceAll(/\W+/g, '-')}`;
export const callAnchor = (id: string): string => id;
export const schemaAnchor = (name: string): string => `schema-${name}`;
export const codeAnchor = (code: string): string => `code-${code}`;
