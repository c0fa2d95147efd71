import { useUrlText } from '../../lib/url-filter.ts';
import { SignInForm } from './sign-in-form.tsx';
import { Threshold } from './threshold.tsx';
import { useEnter } from './use-enter.ts';

/** Who are you? Then on to the page that was asked for. */
export function SignInPage() {
  const [back] = useUrlText('back');
  const enter = useEnter();
  return (
    <Threshold title="Sign in">
      <SignInForm onSignedIn={() => enter({ back })} />
    </Threshold>
  );
}
