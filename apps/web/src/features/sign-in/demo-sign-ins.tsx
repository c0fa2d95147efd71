import { Button } from '@mantine/core';

import css from './sign-in.module.css';

const emails = ['admin@demo.test', 'staff@demo.test', 'accounts@demo.test'];
const ownComputer = ['localhost', '127.0.0.1', '[::1]'];

/** Sign-ins of the demo practice, which a first start on one's own computer makes; a click fills in the address. */
export function DemoSignIns({ onChoose }: { readonly onChoose: (email: string) => void }) {
  if (!ownComputer.includes(window.location.hostname)) return null;
  return (
    <section className={css['demo']} aria-label="Demo practice">
      <p>Demo practice. Its password was printed where Throughline was started.</p>
      <div className={css['emails']}>
        {emails.map((email) => (
          <Button key={email} variant="default" size="compact-sm" onClick={() => onChoose(email)}>
            {email}
          </Button>
        ))}
      </div>
    </section>
  );
}
