'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWarnOnUnload } from '@/components/form/use-warn-on-unload';
import { linkTarget } from './navigation-target';

const LeaveDialog = lazy(() => import('./leave-dialog'));

/**
 * Beside a form of a page: while something was entered that would be lost, following a link, going back and closing the
 * tab ask first. Needs the namespace `ui`.
 */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const router = useRouter();
  const [leave, setLeave] = useState<{ go: () => void }>();
  // Decided on: the way on is not asked about again.
  const decided = useRef(false);
  useWarnOnUnload(dirty);
  useEffect(() => {
    if (!dirty) return;
    decided.current = false;
    // Before the links of the product are made soft: what this holds back, nobody follows.
    const follow = (event: MouseEvent) => {
      const target = linkTarget(event);
      if (target === null || decided.current) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave({ go: () => router.push(target.href, { scroll: target.scroll }) });
    };
    const traverse = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable || decided.current) return;
      event.preventDefault();
      const { key } = event.destination;
      setLeave({ go: () => void navigation.traverseTo(key) });
    };
    document.addEventListener('click', follow, { capture: true });
    // Where the browser does not have it, going back is not held up.
    const history = 'navigation' in window ? window.navigation : null;
    history?.addEventListener('navigate', traverse);
    return () => {
      document.removeEventListener('click', follow, { capture: true });
      history?.removeEventListener('navigate', traverse);
    };
  }, [dirty, router]);
  if (leave === undefined) return null;
  return (
    <Suspense fallback={null}>
      <LeaveDialog
        onLeave={() => {
          decided.current = true;
          setLeave(undefined);
          leave.go();
        }}
        onClose={() => setLeave(undefined)}
      />
    </Suspense>
  );
}
