'use client';

import { FailurePage } from '../failure-page';

/** A page of the console failed: the navigation stays usable. */
export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailurePage error={error} retry={retry} />;
}
