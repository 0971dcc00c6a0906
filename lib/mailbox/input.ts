import { z } from 'zod';
import { idText, pageInput } from '@/lib/kernel/shape';

export const keepMailInput = z.strictObject({
  id: idText,
  sender: z.string(),
  recipientName: z.string(),
  recipient: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type KeepMailInput = z.output<typeof keepMailInput>;

export const listMailsInput = z.strictObject(pageInput);
export const getMailInput = z.strictObject({ mailId: idText });

export const listGivenUpInput = z.strictObject(pageInput);
/** Without a company: mail to an account's holder. */
export const retryMessageInput = z.strictObject({ companyId: idText.nullable(), messageId: idText });
