/** The method in whose place the framework is given one that it cannot carry: no route answers it. */
const IN_PLACE_OF_TRACE = 'PUT';

/** TRACE would give a request back as it came, its cookie too; it names nothing here, and the framework fails on it. */
export const carriedMethod = (method: string | undefined): string | undefined =>
  method === 'TRACE' || method === 'TRACK' ? IN_PLACE_OF_TRACE : method;

/** What a page can be asked: to be shown, and to carry out its actions. */
export const PAGE_METHODS = ['GET', 'HEAD', 'POST'] as const;

/** Routes say themselves which methods they have; a page would be shown for any. */
export const isPage = (pathname: string): boolean => !pathname.startsWith('/api/') || pathname === '/api/docs';

/** Whether the path cannot be asked by this method. */
export const isRefusedMethod = (method: string, pathname: string): boolean =>
  isPage(pathname) && !PAGE_METHODS.some((known) => known === method);
