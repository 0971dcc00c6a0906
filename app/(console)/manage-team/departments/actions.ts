'use server';

import { changeDepartment, createDepartment, deleteDepartment } from '@/lib/members';
import { defineAction } from '@/lib/web/define-action';

export const createDepartmentAction = defineAction(createDepartment);
export const changeDepartmentAction = defineAction(changeDepartment);
export const deleteDepartmentAction = defineAction(deleteDepartment);
