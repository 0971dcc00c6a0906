import { runCommand, runQuery, type SystemActor } from '@/lib/access';
import { keepInvoiceCopy, readCopySource } from '@/lib/invoices';
import type { CopyOrder } from '@/lib/invoices/view';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { printDocument } from '@/lib/printing/print-document';
import { type QueueWork, workOff } from './queue-work';

/** Makes one copy and keeps it; of two that were made at the same time the first one stays. */
async function print(data: object): Promise<void> {
  const { companyId, invoiceId, locale } = data as CopyOrder;
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId };
  const options = { request: { requestId: newId('req'), origin: 'worker' } } as const;
  const source = unwrap(await runQuery(readCopySource, actor, { invoiceId }, options));
  const content = await printDocument(source, locale);
  unwrap(await runCommand(keepInvoiceCopy, actor, { invoiceId, locale, content }, options));
}

/** Copies are offered by those who wait for one. */
export const printing: QueueWork = { queue: 'print', find: async () => [], handle: print };

/** Makes every copy that is waited for; gives how many. */
export const printWhatIsAsked = (): Promise<number> => workOff(printing);
