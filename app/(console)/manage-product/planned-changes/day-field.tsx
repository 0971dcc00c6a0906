'use client';

import { TextField } from '@/components/ui/text-field';

interface DayFieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  min?: string | undefined;
  onChange: (day: string) => void;
}

/** A day of the company's calendar. */
export function DayField({ onChange, ...field }: DayFieldProps) {
  return <TextField {...field} type="date" onChange={(event) => onChange(event.target.value)} />;
}
