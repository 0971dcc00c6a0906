import { z } from 'zod';

/** Whom a notice goes to and what it speaks of, as both are when it goes out. */
export const noticeFactsView = z.object({
  company: z.object({ name: z.string(), locale: z.string().nullable(), timeZone: z.string() }),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      firstName: z.string(),
      email: z.string(),
      status: z.string(),
      role: z.string(),
      accountId: z.string().nullable(),
    }),
  ),
  /** Who leads the department that the notice is about. */
  leads: z.array(z.string()),
  /** Who else receives what is billed, and in which language; only where it was asked for. */
  billing: z.object({ contacts: z.array(z.string()), locale: z.string().nullable() }).nullable(),
  /** The request for a number that the notice is about. */
  request: z
    .object({
      id: z.string(),
      /** Which of the members may see it now (R24). */
      readers: z.array(z.string()),
      memberName: z.string(),
      askerName: z.string().nullable(),
      status: z.string(),
      /** Why a request for a purchase was closed without an answer. */
      closedBecause: z.string().nullable(),
      /** The number that a request for a purchase held. */
      number: z.string().nullable(),
      country: z.string().nullable(),
      type: z.string().nullable(),
      note: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  numbers: z.array(z.object({ id: z.string(), display: z.string(), country: z.string(), type: z.string() })),
});
export type NoticeFacts = z.infer<typeof noticeFactsView>;
