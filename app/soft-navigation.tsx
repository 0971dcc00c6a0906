'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { formTarget, linkTarget } from './navigation-target';

/**
 * Makes plain links and GET forms of the product soft: the router fetches the next page instead of the browser
 * reloading it. One listener for the document, so that a table row stays plain HTML (no component per link) and
 * everything works before and without JavaScript.
 */
export function SoftNavigation() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    function onClick(event: MouseEvent) {
      const target = linkTarget(event);
      if (!target) return;
      event.preventDefault();
      startTransition(() => router.push(target.href, { scroll: target.scroll }));
    }
    function onSubmit(event: SubmitEvent) {
      const href = formTarget(event);
      if (href === null) return;
      event.preventDefault();
      // Searching narrows the page one is on: it replaces the history entry, so that Back leaves the page.
      startTransition(() => router.replace(href, { scroll: false }));
    }
    document.addEventListener('click', onClick);
    document.addEventListener('submit', onSubmit);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('submit', onSubmit);
    };
  }, [router]);

  return pending ? <div className="page-progress" aria-hidden="true" /> : null;
}
