import { clearLink } from '@throughline/core/link/clear-link';
import { explainLink } from '@throughline/core/link/explain-link';
import { runLinks } from '@throughline/core/link/run-links';
import { OneLink, RunLinks, SetLink } from '@throughline/core/link/schemas';
import { setLink } from '@throughline/core/link/set-link';

import { mutation, query, router } from '../procedures.ts';

export const linkRouter = router({
  run: mutation(RunLinks, runLinks),
  set: mutation(SetLink, setLink),
  clear: mutation(OneLink, clearLink),
  explain: query(OneLink, explainLink),
});
