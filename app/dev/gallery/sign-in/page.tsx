import type { FormState } from '@/components/form/form-state';
import { formText } from '@/lib/web/form-text';
import AuthLayout from '../../../(auth)/layout';
import { SetPasswordForm } from '../../../(auth)/set-password-form';
import { SignInForm } from '../../../(auth)/sign-in-form';

async function refuse(_state: FormState, form: FormData): Promise<FormState> {
  'use server';
  const email = formText(form, 'email');
  if (!email) return { fields: [{ pointer: '/email', message: 'Enter your e-mail address' }] };
  return { message: 'This e-mail address and password do not match.', values: { email } };
}

/** The pages before signing in, with an action that always refuses; `?form=set-password` shows the other form. */
export default async function Page({ searchParams }: { searchParams: Promise<{ form?: string }> }) {
  const { form } = await searchParams;
  return (
    <AuthLayout>
      {form === 'set-password' ? <SetPasswordForm action={refuse} token="x" /> : <SignInForm action={refuse} />}
    </AuthLayout>
  );
}
