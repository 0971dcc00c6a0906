'use client';

import { CircleCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** The lasting result of an act: it takes the focus when it appears and stays until it is left. */
export function StatusMessage({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} role="status" tabIndex={-1} className="flex gap-3 rounded-panel bg-key-soft px-4 py-3.5">
      <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-key" />
      <div className="grid min-w-0 gap-1.5">
        <p className="font-semibold">{title}</p>
        {children}
      </div>
    </div>
  );
}
