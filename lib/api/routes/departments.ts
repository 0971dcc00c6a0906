import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { changeDepartment, createDepartment, deleteDepartment, getDepartment, listDepartments } from '@/lib/members';

export const departmentRoutes: readonly Route[] = [
  route('GET', '/departments', {
    useCase: listDepartments,
    summary: 'The company’s departments by name, with their leads and figures; a team lead’s own only.',
    answer: answers.departmentList,
  }),
  route('GET', '/departments/{departmentId}', {
    useCase: getDepartment,
    summary: 'One department.',
    answer: answers.department,
  }),
  route('POST', '/departments', {
    useCase: createDepartment,
    summary:
      'Opens a department. Leads are owners, admins or team leads; `costCentre` is where its licences are booked.',
    answer: answers.department,
    status: 201,
    refusals: ['name_taken'],
  }),
  route('PATCH', '/departments/{departmentId}', {
    useCase: changeDepartment,
    summary:
      'Renames a department, changes who leads it or its cost centre (null takes it away). Members left out stay as they are; `seen` holds values the change was decided on, and refuses it if they are no longer so.',
    answer: answers.department,
    refusals: ['name_taken', 'changed_meanwhile'],
  }),
  route('DELETE', '/departments/{departmentId}', {
    useCase: deleteDepartment,
    summary:
      'Closes a department. Its members go to `toDepartmentId`, or to no department; `seen` holds what it was decided on, and refuses it if that is no longer so.',
    answer: answers.departmentDeletion,
    refusals: ['department_too_large', 'changed_meanwhile'],
  }),
];
