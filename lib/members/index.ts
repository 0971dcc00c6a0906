export { createDepartment, createMember } from './commands';
export { memberById } from './row-repository';
export type { MemberView } from './view';
