'use server';

import { changeCompany } from '@/lib/licences';
import { defineAction } from '@/lib/web/define-action';

export const saveCompanyAction = defineAction(changeCompany);
