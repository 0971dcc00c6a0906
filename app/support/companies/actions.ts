'use server';

import { createCompany } from '@/lib/companies';
import { defineLinkAction } from '@/lib/web/define-link-action';

export const createCompanyAction = defineLinkAction(createCompany, ({ ownerAccountId }) => ownerAccountId);
