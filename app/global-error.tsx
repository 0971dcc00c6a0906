'use client';

import { FailurePage } from './failure-page';
import './globals.css';

/** The document itself failed: the same message without any shell. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <FailurePage error={error} retry={retry} />
      </body>
    </html>
  );
}
