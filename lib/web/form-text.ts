/**
 * The text in a field of the form that an action was called with; empty where there is none. What calls an action is no
 * page of ours for sure, so it may be no form at all.
 */
export function formText(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === 'string' ? value : '';
}
