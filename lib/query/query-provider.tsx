'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { browserQueryClient } from './client';

/**
 * Gives TanStack Query to what is below it. Put it inside the lazily loaded dialog that needs it, not in a layout:
 * pages that only show a table should not load the library.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={browserQueryClient()}>{children}</QueryClientProvider>;
}
