'use client';

import { useEffect } from 'react';

/** Closing the tab or following a bookmark asks first, while something was entered that would be lost. */
export function useWarnOnUnload(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
}
