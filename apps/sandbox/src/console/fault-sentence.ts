import type { FaultKind } from '../transport/fault-rule.ts';
import type { ActiveFault } from '../transport/faults.ts';

const effects: Readonly<Record<FaultKind, string>> = {
  'drop-before': 'the connection is cut before anything happens',
  'drop-after': 'the call takes effect, then its answer is lost',
  delay: 'the answer is slow',
  slow: 'the answer comes in small pieces',
  late: 'the connection is cut and the call takes effect later',
  '429-minute': 'the minute limit is reported as reached',
  '429-day': 'the day limit is reported as reached',
  '429-concurrent': 'too many calls at once are reported',
  '429-app': 'the minute limit of the whole app is reported as reached',
  '500': 'the server fails without doing anything',
  '500-after': 'the call takes effect, then the server fails',
  '503': 'the service is offline',
  status: 'the server answers with an error status',
  'html-200': 'a web page comes instead of an answer, with status 200',
  'empty-200': 'the answer is empty, with status 200',
  malformed: 'the answer is damaged',
  truncated: 'the answer is cut short',
  'wrong-charset': 'the answer is not in the character set it names',
  'token-expired': 'the access token expires at that moment',
  revoked: 'the consent is taken back at that moment',
};

/** A rule in force as a sentence. */
export function faultSentence({ rule, left }: ActiveFault): string {
  const which = `${rule.method === undefined ? '' : `${rule.method.toUpperCase()} `}${rule.path}`;
  const often =
    rule.probability === undefined ? '' : `, in ${Math.round(rule.probability * 100)} of 100 cases`;
  const until = left === null ? 'until the rules change' : `${left} more ${left === 1 ? 'time' : 'times'}`;
  return `For calls to ${which}${often}, ${effects[rule.kind]}, ${until}.`;
}
