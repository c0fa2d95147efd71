import type { Random } from './random.ts';
import {
  BARE_JOB_XML,
  CLIENT_XML,
  JOB_XML,
  refusal,
  reply,
  STAFF_XML,
  TIME_XML,
  TIMED_TIME_XML,
} from './samples.ts';

/** An answer to every call at once, so that what little damage leaves whole is read to its end. */
const ANY = reply(
  `${TIME_XML}<Times>${TIMED_TIME_XML}</Times><Jobs>${BARE_JOB_XML}</Jobs><Clients>${CLIENT_XML}</Clients>`,
);
const OTHERS = [
  reply(TIME_XML, 'Add'),
  reply(`<Jobs>${JOB_XML}${BARE_JOB_XML}</Jobs>`, 'Current'),
  reply(`<Clients>${CLIENT_XML}</Clients><Pagination><Links><Next /></Links></Pagination>`),
  reply(`<StaffList>${STAFF_XML}</StaffList>`, 'List'),
  refusal('Invalid job identifier'),
  `<?xml version="1.0" encoding="UTF-8"?>\r\n${reply(TIME_XML)}`,
];
const SAMPLES = [...OTHERS, ...OTHERS.map(() => ANY)].map((text) => Buffer.from(text));

/** What attackers, broken servers and bad luck put into XML, one a line. */
const MARKUP = `<
>
&
"
'
]]>
<!--
-->
<![CDATA[
<?xml version="1.0"?>
<?x?>
</
/>
<!DOCTYPE a>
<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<!ENTITY a "&a;&a;">
&amp;
&x;
&toString;
&#0;
&#xD800;
&#x10FFFF;
&#x110000;
&#999999999999;
&#x1F600;
<__proto__>
</__proto__>
<constructor a="1"/>
<a __proto__="1" b='2'>
<a:b xmlns:a="u"/>
<Response>
</Response>
<Status>OK</Status>
<Status>ERROR</Status>
<Time>
</Time>
<Times />
<UUID>
</UUID>
<Minutes>1e9</Minutes>
<Date>0000-00-00T00:00:00</Date>`.split('\n');
const CHARACTERS = [
  '\u0000',
  '\u0001',
  '\u000B',
  '\uFEFF',
  '\uFFFE',
  '\r\n',
  '\t',
  ' ',
  '½',
  '😀',
  'x'.repeat(500),
];
const PIECES = [...MARKUP, ...CHARACTERS].map((text) => Buffer.from(text));
const BROKEN_BYTES = [Buffer.of(0xff), Buffer.of(0xc3), Buffer.of(0xed, 0xa0, 0x80), Buffer.of(0xf5, 0x80)];

const pick = <T>(random: Random, from: readonly T[], otherwise: T): T =>
  from[random(from.length)] ?? otherwise;
const NOTHING = Buffer.alloc(0);
const piece = (random: Random): Buffer =>
  random(10) === 0 ? pick(random, BROKEN_BYTES, NOTHING) : pick(random, PIECES, NOTHING);

const repeated = (bytes: Buffer, times: number): Buffer =>
  Buffer.concat(Array.from({ length: times }, () => bytes));

function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = 1 + random(8); left > 0 && copy.length > 0; left -= 1)
    copy[random(copy.length)] = random(256);
  return copy;
}

/** Replaces a stretch of the bytes; the stretch may be empty. */
function spliced(bytes: Buffer, random: Random, insert: Buffer): Buffer {
  const at = random(bytes.length + 1);
  const until = at + (random(2) === 0 ? 0 : random(40));
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(until)]);
}

const WAYS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  flipped,
  (bytes, random) => spliced(bytes, random, piece(random)),
  (bytes, random) => spliced(bytes, random, NOTHING),
  (bytes, random) => spliced(bytes, random, repeated(piece(random), 1 + random(200))),
  (bytes, random) =>
    spliced(bytes, random, bytes.subarray(random(bytes.length + 1)).subarray(0, random(300))),
  (bytes, random) =>
    Buffer.concat([bytes.subarray(0, random(bytes.length + 1)), pick(random, SAMPLES, NOTHING)]),
  (bytes, random) =>
    Buffer.from(bytes.toString('latin1').slice(0, 2000), random(2) === 0 ? 'utf16le' : 'latin1'),
  (_bytes, random) => Buffer.concat(Array.from({ length: random(60) }, () => piece(random))),
  (_bytes, random) => Buffer.from(Array.from({ length: random(200) }, () => random(256))),
];

/** A reply's bytes: one as XPM sends it, damaged in one to four ways; rarely not at all. */
export function damagedReply(random: Random): Buffer {
  let bytes: Buffer = pick(random, SAMPLES, NOTHING);
  for (let left = random(20) === 0 ? 0 : 1 + random(2) * random(4); left > 0; left -= 1) {
    const damage = pick(random, WAYS, flipped);
    bytes = damage(bytes, random);
  }
  return bytes;
}
