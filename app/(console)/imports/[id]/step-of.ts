import type { ImportStatus } from '@/lib/imports/view';

export const STEPS = ['columns', 'check', 'confirm', 'run', 'report'] as const;
export type Step = (typeof STEPS)[number];

const BY_STATUS: Record<ImportStatus, Step> = {
  received: 'columns',
  checking: 'check',
  checked: 'confirm',
  running: 'run',
  done: 'report',
  cancelled: 'report',
  failed: 'report',
};

/** The step that an import is at; from its check one may go back to its columns. */
export const stepOf = (status: ImportStatus, backToColumns: boolean): Step =>
  status === 'checked' && backToColumns ? 'columns' : BY_STATUS[status];

/** Whether it goes on by itself or by the reader, and so can be cancelled. */
export const isOpen = (status: ImportStatus): boolean => BY_STATUS[status] !== 'report';
