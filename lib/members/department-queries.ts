import { z } from 'zod';
import { defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { departmentById, departmentPage } from './department-repository';
import { getDepartmentInput, listDepartmentNamesInput, listDepartmentsInput } from './input';
import { departmentRows } from './list-repository';
import { departmentNameView, departmentView } from './view';

/** A page of the departments that the caller sees, by name. */
export const listDepartments = defineQuery({
  name: 'listDepartments',
  permission: 'departments:read',
  input: listDepartmentsInput,
  output: pageOf(departmentView),
  handler: departmentPage,
});

/** One department; one that the caller does not see does not exist (R24, R25). */
export const getDepartment = defineQuery({
  name: 'getDepartment',
  permission: 'departments:read',
  input: getDepartmentInput,
  output: departmentView,
  handler: async (scope, { departmentId }) => {
    const department = await departmentById(scope, departmentId);
    if (department === null) throw new DomainError('not_found');
    return department;
  },
});

/** All departments that the caller sees, to choose from. */
export const listDepartmentNames = defineQuery({
  name: 'listDepartmentNames',
  permission: 'departments:read',
  input: listDepartmentNamesInput,
  output: z.object({ data: z.array(departmentNameView) }),
  handler: async (scope) => ({ data: await departmentRows(scope) }),
});
