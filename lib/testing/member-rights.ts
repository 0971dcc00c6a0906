import { rowsOf } from './factories';

const ALL = ['owner', 'admin', 'billing_manager', 'team_lead', 'member'] as const;
const ADMINS = ['owner', 'admin'] as const;
const READERS = ['owner', 'admin', 'team_lead'] as const;
const SYSTEM = ['system'] as const;
type Given = { memberId: string; leadId: string; departmentId: string };
const digest = '0'.repeat(64);

/** Who may do what with members and departments (R24): rows of the authorisation matrix, by hand. */
export const memberRights = {
  acceptInvitation: [ALL],
  changeMember: [ADMINS, ({ memberId, departmentId }: Given) => ({ memberId, departmentId, role: 'team_lead' })],
  changeDepartment: [ADMINS, ({ departmentId, leadId }: Given) => ({ departmentId, leadMemberIds: [leadId] })],
  findInvitation: [SYSTEM, () => ({ tokenDigest: digest })],
  inviteMember: [ADMINS, ({ memberId }: Given) => ({ memberId })],
  joinByInvitation: [ALL, () => ({ tokenDigest: digest })],
  moveMembers: [ADMINS, ({ memberId, departmentId }: Given) => ({ memberIds: [memberId], departmentId })],
  revokeInvitation: [ADMINS, ({ memberId }: Given) => ({ memberId })],
  findInvitedAccount: [SYSTEM, () => ({ email: 'nobody@nowhere.example' })],
  openInvitedAccount: [SYSTEM, () => ({ email: 'new@nowhere.example', passwordHash: '$argon2id$x' })],
  createDepartment: [ADMINS, ({ leadId }: Given) => ({ name: 'Sales', leadMemberIds: [leadId] })],
  createMember: [
    ADMINS,
    ({ departmentId }: Given) => ({
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.example',
      role: 'member',
      departmentId,
    }),
  ],
  deleteDepartment: [ADMINS, ({ departmentId }: Given) => ({ departmentId })],
  getDepartment: [READERS, ({ departmentId }: Given) => ({ departmentId })],
  endMemberSessions: [['owner'], ({ memberId }: Given) => ({ memberId })],
  getMemberSessions: [['owner'], ({ memberId }: Given) => ({ memberId })],
  getMember: [READERS, ({ memberId }: Given) => ({ memberId })],
  importMembers: [
    SYSTEM,
    () => ({ rows: rowsOf([{ first_name: 'A', last_name: 'B', email: 'c@d.example', role: 'member' }]) }),
  ],
  listDepartmentNames: [READERS],
  listDepartments: [READERS],
  listMembers: [READERS, ({ departmentId }: Given) => ({ departmentId })],
} as const;
