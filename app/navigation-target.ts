/** Where a click leads when the router should take it; null leaves it to the browser. */
export function linkTarget(event: MouseEvent): { href: string; scroll: boolean } | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target || link.hasAttribute('download')) return null;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname.startsWith('/api/')) return null;
  // A jump within the page is the browser's own work.
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return null;
  return { href: url.pathname + url.search + url.hash, scroll: link.dataset.scroll !== 'keep' };
}

/** The URL that a GET form of ours asks for, without its empty fields; null leaves it to the browser. */
export function formTarget(event: SubmitEvent): string | null {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get') return null;
  const url = new URL(form.action, location.href);
  if (url.origin !== location.origin) return null;
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim());
  }
  const search = query.toString();
  return search ? `${url.pathname}?${search}` : url.pathname;
}
