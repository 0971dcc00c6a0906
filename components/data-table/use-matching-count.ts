'use client';

import { useEffect, useState } from 'react';
import { type TableParameters, tableHref } from './table-href';

/** How many rows match the filter, exactly: asked when it is first needed, null until it is known. */
export function useMatchingCount(path: string, filter: TableParameters, needed: boolean): number | null {
  const [count, setCount] = useState<number | null>(null);
  const url = tableHref(path, filter, { exact: 'true' });
  useEffect(() => {
    if (!needed) return;
    const asked = new AbortController();
    void ask(url, asked.signal).then(
      (found) => setCount(found),
      // Without an answer only the page can be selected, and the next press asks again.
      () => undefined,
    );
    return () => asked.abort();
  }, [needed, url]);
  return count;
}

async function ask(url: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const { count } = (await response.json()) as { count: number };
  return count;
}
