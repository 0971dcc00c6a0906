import type { ReactNode } from 'react';
import { classes } from './classes';

export type BadgeTone = 'key' | 'neutral' | 'brass' | 'red';

export interface BadgeProps {
  /** key: works; brass: costs or needs attention; red: refused or lost; neutral: nothing of these. */
  tone?: BadgeTone;
  /** dot: filled; ring: free to use; plain: a word or count without a mark. */
  mark?: 'dot' | 'ring' | 'plain';
  children: ReactNode;
}

/** A status: always a word, the colour only helps. */
export function Badge({ tone = 'neutral', mark = 'dot', children }: BadgeProps) {
  const name = classes('badge', tone !== 'neutral' && `badge-${tone}`, mark !== 'dot' && `badge-${mark}`);
  return <span className={name}>{children}</span>;
}
