import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { inDevelopment } from '@/lib/env';

/** The gallery of components: looked at, photographed and checked by axe while developing; absent in production. */
export default function GalleryLayout({ children }: { children: ReactNode }) {
  if (!inDevelopment) notFound();
  return children;
}
