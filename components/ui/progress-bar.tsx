'use client';

import { useRef } from 'react';

interface ProgressBarProps {
  /** What goes on: the bar's accessible name. */
  label: string;
  /** 0 to 1. */
  value: number;
  /** How far it is, in words. */
  text: string;
}

/** How many times on the way it is said aloud. */
const STEPS = 4;

/** How far something is: a bar with its words below, read out at each quarter and not at each tick. */
export function ProgressBar({ label, value, text }: ProgressBarProps) {
  const said = useRef({ step: -1, text });
  const step = Math.floor(value * STEPS);
  if (said.current.step !== step) said.current = { step, text };
  return (
    <div className="grid w-full max-w-[32rem] gap-1.5">
      <progress className="progress" aria-label={label} value={value} max={1} />
      <p className="text-ink-2 tabular-nums">{text}</p>
      <p role="status" className="sr-only">
        {said.current.text}
      </p>
    </div>
  );
}
