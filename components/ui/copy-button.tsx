'use client';

import { useRef, useState } from 'react';
import { Button } from './button';

interface CopyButtonProps {
  /** What is copied; shown beside the button. */
  text: string;
  label: string;
  /** Said once it is done. */
  done: string;
}

/** A text to take elsewhere. Where the browser keeps its clipboard closed (plain http), the text is selected instead. */
export function CopyButton({ text, label, done }: CopyButtonProps) {
  const code = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
    }
  };
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <code ref={code} className="text-small break-all select-all">
        {text}
      </code>
      <Button onClick={() => void copy()}>{label}</Button>
      <span role="status" className="text-small text-ink-2">
        {copied ? done : ''}
      </span>
    </span>
  );
}
