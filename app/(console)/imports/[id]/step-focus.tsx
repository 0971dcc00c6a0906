'use client';

import { useEffect, useRef } from 'react';
import { hasArrived } from '../arrival';
import { STEP_TITLE } from './step-title';

/** Moves the focus to the heading of each step that follows another one on the same page; a page opened anew keeps it. */
export function StepFocus({ step }: { step: string }) {
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const arrived = hasArrived();
    if (shown.current === undefined ? arrived : shown.current !== step) document.getElementById(STEP_TITLE)?.focus();
    shown.current = step;
  }, [step]);
  return null;
}
