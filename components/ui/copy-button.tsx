'use client';

import { Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from './button';
import { classes } from './classes';

interface CopyButtonProps {
  /** What is copied; shown beside the button. */
  text: string;
  label: string;
  /** The button's accessible name, where several of them stand together. */
  name?: string;
  /** Said once it is done. */
  done: string;
  /** In a table: a sign in the place of the word, and what is said is only heard. */
  compact?: boolean;
}

/** A text to take elsewhere. Where the browser keeps its clipboard closed (plain http), the text is selected instead. */
export function CopyButton({ text, label, name, done, compact = false }: CopyButtonProps) {
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
    <span className={compact ? 'flex items-center gap-x-1' : 'flex flex-wrap items-center gap-x-3 gap-y-1.5'}>
      <code ref={code} className={classes('text-small break-all select-all', compact && '@max-[46rem]/table:sr-only')}>
        {text}
      </code>
      <Button
        variant={compact ? 'ghost' : 'secondary'}
        aria-label={name}
        title={compact ? label : undefined}
        onClick={() => void copy()}
      >
        {compact ? <Copy aria-hidden="true" className="size-4" /> : label}
      </Button>
      <span role="status" className={compact ? 'sr-only' : 'text-small text-ink-2'}>
        {copied ? done : ''}
      </span>
    </span>
  );
}
