'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** A form's submit button: busy by itself while its form is being sent. */
export function SubmitButton({ variant = 'primary', pending, ...rest }: ButtonProps) {
  const form = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} pending={pending || form.pending} />;
}
