/**
 * In a payload of one part every reference is to the root, part 0: one to another part waits for what never comes, and the
 * framework answers that with 500.
 */
const ELSEWHERE = /^\$(?:[@FKQWiBp]|(?!0(?::|$))[0-9a-f]+(?::|$))/;

/** Whether the text cannot be the arguments of a server action. */
export function isMalformedAction(text: string): boolean {
  let refers = false;
  try {
    const given: unknown = JSON.parse(text, (_name, value: unknown) => {
      if (typeof value === 'string' && ELSEWHERE.test(value)) refers = true;
      return value;
    });
    return refers || !Array.isArray(given);
  } catch {
    return true;
  }
}

/** The payload of a server action, where it comes as one part of text; what comes as a form is read by its fields. */
export async function actionText(request: Request): Promise<string | null> {
  const { headers, method } = request;
  if (method !== 'POST' || !headers.has('next-action')) return null;
  if (!headers.get('content-type')?.startsWith('text/plain')) return null;
  return request.clone().text();
}
