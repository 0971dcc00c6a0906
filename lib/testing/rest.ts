import { dispatch } from '@/lib/api/dispatch';
import { createApiKey } from '@/lib/api-keys';
import { operate } from './acting';

type Init = { method?: string; body?: unknown; text?: string; headers?: Record<string, string> };

/** What a call answered; `body` is whatever a test expects there. */
export type RestAnswer = { status: number; headers: Headers; text: string; body: Record<string, unknown> };

/** Calls the dispatcher as a program with this key would over HTTP; `body` goes as JSON, `text` as it is. */
export async function callRest(
  path: string,
  key: string | null,
  { method = 'GET', body, text, headers = {} }: Init = {},
): Promise<RestAnswer> {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const response = await dispatch(request);
  const answered = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text: answered,
    body: isJson && answered !== '' ? JSON.parse(answered) : {},
  };
}

/** The calls of one key. */
export function restClient(key: string) {
  const change = (method: string) => (path: string, body?: unknown, headers?: Record<string, string>) =>
    callRest(path, key, { method, body, ...(headers && { headers }) });
  return {
    key,
    get: (path: string) => callRest(path, key),
    post: change('POST'),
    patch: change('PATCH'),
    delete: change('DELETE'),
  };
}
export type RestClient = ReturnType<typeof restClient>;

/** A client of the company with a new key. */
export async function restClientOf(
  companyId: string,
  role: 'owner' | 'admin' | 'billing_manager' | 'team_lead' = 'owner',
  departmentId?: string,
): Promise<RestClient> {
  const { key } = await operate(createApiKey, { companyId, role, ...(departmentId && { departmentId }) });
  return restClient(key);
}
