'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import { TextField } from '@/components/ui/text-field';
import type { TimeZoneFieldProps } from './time-zone-field';

const TimeZoneField = lazy(() => import('./time-zone-field'));
const never = () => () => undefined;

/**
 * The field of the time zone, in the browser only: what its library writes on the server has a style of its own, which
 * pages do not allow. Until it is there the field can be read.
 */
export function TimeZoneChoiceField(props: TimeZoneFieldProps) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const { id, label, hint, value } = props;
  const readable = <TextField id={id} label={label} hint={hint} value={value} readOnly />;
  return inBrowser ? (
    <Suspense fallback={readable}>
      <TimeZoneField {...props} />
    </Suspense>
  ) : (
    readable
  );
}
