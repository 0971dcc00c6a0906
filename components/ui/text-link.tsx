import type { ComponentProps } from 'react';
import { classes } from './classes';

/**
 * A link in running text. A plain anchor: the shell makes it soft, Ctrl+click opens a tab as ever.
 * `data-scroll="keep"` keeps the scroll position.
 */
export function TextLink({ className, ...rest }: ComponentProps<'a'>) {
  return <a {...rest} className={classes('link', className)} />;
}
