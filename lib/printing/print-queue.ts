import { v5 } from 'uuid';
import type { Job } from '@/lib/access';
import type { CopyOrder } from '@/lib/invoices/view';
import { toUuid } from '@/lib/kernel/id';

/** The job that makes one document's copy in one language, named by both, so that it waits once however many ask. */
export const jobOf = ({ companyId, invoiceId, locale }: CopyOrder): Job => ({
  id: v5(locale, toUuid('inv', invoiceId)),
  data: { companyId, invoiceId, locale } satisfies CopyOrder,
});
