import { z } from 'zod';

export const verifyAuditChainInput = z.strictObject({});
