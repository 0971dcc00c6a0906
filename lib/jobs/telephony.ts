/**
 * Where instructions to the telephony system would go (R4). No such system is connected in this release: the outbox keeps
 * the instruction with the time it was due, and this sentence says that nobody outside has heard of it.
 */
export const recordForTelephony = (): Promise<string> => Promise.resolve('recorded: no telephony system is connected');
