/** What a form's server action answers when it did not lead elsewhere. */
export interface FormState {
  /** A sentence about the whole form: "This e-mail address and password do not match." */
  message?: string;
  /** One sentence per wrong field; `pointer` is "/email" and the like. */
  fields?: { pointer: string; message: string }[];
  /** What was entered and may be shown again (never a password). */
  values?: Record<string, string>;
  requestId?: string;
  /** The refusal's code, where the form does something about it. */
  code?: string;
}

/** A form's server action, as `useActionState` takes it. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** The message for one field, found by its name. */
export function fieldError(state: FormState, name: string): string | undefined {
  return state.fields?.find((field) => field.pointer === `/${name}`)?.message;
}
