import { seededRandom, type Random } from '../../../packages/xpm-client/src/testing/random.ts';

const chunkBytes = 64 * 1024;
const streets = ['Quay St', 'Kōwhai Road', 'Rue de l’Église', 'Marine Parade', 'Te Ara a Māui'];
const people = ['Ana O&apos;Neill', 'Mere Tāmaki', 'J &amp; M Patel', 'Sinéad Müller', 'Wiremu Ngata'];
const sentence = 'Rang about the GST return; sends the bank statements by Friday &amp; wants a call back. ';

const uuid = (kind: string, index: number): string =>
  `${kind}0000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

function contact(index: number, next: Random): string {
  const name = people[next(people.length)] ?? '';
  return (
    `<Contact><UUID>${uuid('c', index)}</UUID><Name>${name}</Name><Mobile>021 555 ${next(10_000)}</Mobile>` +
    `<Email>person${index}@example.test</Email><Phone></Phone><Position>Director</Position><Salutation></Salutation>` +
    `<Addressee></Addressee><IsPrimary>${next(2) === 0 ? 'Yes' : 'No'}</IsPrimary></Contact>`
  );
}

function note(index: number, next: Random): string {
  return (
    `<Note><Title>Call ${index}</Title><Text>${sentence.repeat(2 + next(4))}\nSecond line </Text><Folder />` +
    `<Tag></Tag><Date>2026-0${1 + next(9)}-1${next(10)}T14:05:09</Date><CreatedBy>Mere Tāmaki</CreatedBy></Note>`
  );
}

/** A detailed `<Client>` in the captured element order, about 3.5 kB. */
function client(index: number, next: Random): string {
  const street = streets[next(streets.length)] ?? '';
  const many = (make: typeof note, count: number): string =>
    Array.from({ length: count }, (_, nth) => make(index * 8 + nth, next)).join('');
  const address = (prefix: string): string =>
    `<${prefix}Address>${next(400)} ${street}\nLevel ${next(9)}</${prefix}Address><${prefix}City>Tāmaki Makaurau</${prefix}City>` +
    `<${prefix}Region></${prefix}Region><${prefix}PostCode>0${next(1000)}</${prefix}PostCode><${prefix}Country>New Zealand</${prefix}Country>`;
  return (
    `<Client><UUID>${uuid('a', index)}</UUID><Name>${street} Holdings ${index} Ltd</Name><Title></Title><FirstName /><LastName />` +
    `<OtherName></OtherName><Email>office${index}@example.test</Email>${address('')}${address('Postal')}` +
    `<Phone>09 555 ${next(10_000)}</Phone><Fax></Fax><Website>https://client${index}.example.test</Website><ReferralSource></ReferralSource>` +
    `<ExportCode>C${index}</ExportCode><IsArchived>No</IsArchived><IsDeleted>No</IsDeleted>` +
    `<AccountManager><UUID>${uuid('b', next(40))}</UUID><Name>Mere Tāmaki</Name></AccountManager>` +
    `<JobManager><UUID>${uuid('b', next(40))}</UUID><Name>Wiremu Ngata</Name></JobManager>` +
    `<Type><Name>Standard</Name><CostMarkup>30.00</CostMarkup><PaymentTerm>DayOfMonth</PaymentTerm><PaymentDay>20</PaymentDay></Type>` +
    `<Contacts>${many(contact, 1 + next(3))}</Contacts><TaxNumber>*****${100 + next(900)}</TaxNumber><CompanyNumber>${next(9_999_999)}</CompanyNumber>` +
    `<BranchNumber>1</BranchNumber><GSTRegistered>Yes</GSTRegistered><GSTPeriod>2 Monthly</GSTPeriod><GSTBasis>Invoice</GSTBasis>` +
    `<Notes>${many(note, next(3))}</Notes><Groups><Group><UUID>${uuid('d', next(30))}</UUID><Name>Group ${next(30)}</Name></Group></Groups>` +
    `<Relationships /><WebUrl>https://example.test/client.aspx?id=${index}</WebUrl></Client>`
  );
}

/** The reply to `client.api/list?detailed=true`, made as it is read: at least so many bytes, in chunks of 64 kB. */
export function* clientList(bytes: number): Generator<Uint8Array, number> {
  const next = seededRandom(7);
  let text = '<Response api-method="List"><Status>OK</Status><Clients>';
  let made = 0;
  let index = 0;
  while (made + text.length < bytes) {
    text += client(index++, next);
    if (text.length < chunkBytes) continue;
    const chunk = Buffer.from(text);
    made += chunk.byteLength;
    text = '';
    yield chunk;
  }
  yield Buffer.from(`${text}</Clients></Response>`);
  return index;
}
