export { acceptInvitation } from './accept-invitation';
export { changeMember } from './change-member';
export { createMember } from './commands';
export { getDepartment, listDepartmentNames, listDepartments } from './department-queries';
export { changeDepartment, createDepartment, deleteDepartment } from './departments';
export { importMembers } from './import-members';
export { getMember, listMembers } from './queries';
export { memberById } from './row-repository';
export type { MemberView } from './view';
