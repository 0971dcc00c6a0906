import type { ComponentProps } from 'react';
import { classes } from './classes';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'ghost';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** primary: the page's or dialog's one main act; danger: it takes something away. Default secondary. */
  variant?: ButtonVariant;
  /** The request is under way: the label stays, progress shows, a second press does nothing. */
  pending?: boolean;
  /** Stays focusable and readable, says it is disabled, does nothing. */
  disabled?: boolean;
}

/** A button. Disabled by `aria-disabled`, so that focus is not lost when it becomes busy. */
export function Button({ variant = 'secondary', pending, disabled, className, type, onClick, ...rest }: ButtonProps) {
  const blocked = pending || disabled;
  return (
    <button
      {...rest}
      // A blocked submit button must not submit.
      type={blocked ? 'button' : (type ?? 'button')}
      className={classes('button', `button-${variant}`, className)}
      aria-disabled={blocked || undefined}
      aria-busy={pending || undefined}
      onClick={blocked ? undefined : onClick}
    />
  );
}

/** A link that looks like a button, for acts that are pages. */
export function ButtonLink({
  variant = 'secondary',
  className,
  ...rest
}: ComponentProps<'a'> & { variant?: ButtonVariant }) {
  return <a {...rest} className={classes('button', `button-${variant}`, className)} />;
}
