export { acceptInvitation } from './accept-invitation';
export { createDepartment, createMember } from './commands';
export { importMembers } from './import-members';
export { getMember, listDepartments, listMembers } from './queries';
export { memberById } from './row-repository';
export type { MemberView } from './view';
