import type { MemberView } from '@/lib/members/view';

export type LeadChoice = Pick<MemberView, 'id' | 'name' | 'email' | 'role' | 'status'>;

const LEADING_ROLES = ['team_lead', 'admin', 'owner'] as const;

/** Members who can lead a department, by name or e-mail: a question per role, team leads first. */
export async function searchLeads(text: string, signal: AbortSignal): Promise<LeadChoice[]> {
  const pages = await Promise.all(
    LEADING_ROLES.map((role) => read({ role, limit: '10', ...(text && { q: text }) }, signal)),
  );
  return pages.flat().filter((member) => member.status !== 'deactivated');
}

async function read(parameters: Record<string, string>, signal: AbortSignal): Promise<LeadChoice[]> {
  const response = await fetch(`/api/console/members?${new URLSearchParams(parameters)}`, { signal });
  if (!response.ok) throw new Error(`members: ${response.status}`);
  const { data } = (await response.json()) as { data: LeadChoice[] };
  return data;
}
