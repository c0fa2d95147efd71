/**
 * Answers composed from the recordings and documents the contracts quote: shapes, blanks, line ends, header and
 * oddities as they were; names and ids made up.
 */
export type Sample = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A reply of the practice's API. */
export const xml = (body: string, type = 'text/xml; charset=utf-8'): Sample => ({
  status: 200,
  headers: { 'content-type': type, 'xero-correlation-id': '00000000-0000-4000-8000-000000000001' },
  body,
});
const json = (status: number, value: unknown, headers: Record<string, string> = {}): Sample => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

export const mere = '<UUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</UUID><Name>Mere Tāmaki</Name>';

export const practiceSamples = {
  taskDefinition: xml(
    '<Response api-method="Get"><Status>OK</Status><Task><UUID>5b0f3c1e-8a43-4f0e-9a55-0c3f6f1d2a10</UUID><Name>GST – May</Name><Description></Description></Task></Response>',
  ),
  job: xml(
    '<Response api-method="Get"><Status>OK</Status><Job><ID>J000412</ID><UUID>6f5a0a52-3c1b-4f8e-8a1e-2f5b7b0c9d41</UUID><Name>Annual accounts 2026</Name><Description></Description>\n' +
      '<Client><UUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21</UUID><Name>Harbour Lane Holdings Ltd</Name></Client><ClientOrderNumber>ENG-2026-17</ClientOrderNumber><Budget>2400.00</Budget>\n' +
      '<State>In Progress</State><Type>Compliance</Type><StartDate>2026-04-01T00:00:00</StartDate><DueDate>2027-03-31T00:00:00</DueDate>\n' +
      `<Manager>${mere}</Manager>\n<Assigned><Staff>${mere}</Staff></Assigned>\n` +
      '<Tasks><Task><UUID>1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f</UUID><Name>Review</Name><TaskUUID>a9e8d7c6-b5a4-4f3e-8d2c-1b0a9f8e7d6c</TaskUUID><EstimatedMinutes>240</EstimatedMinutes><ActualMinutes>90</ActualMinutes><Description></Description><Completed>false</Completed><Billable>true</Billable><Folder></Folder></Task></Tasks>\n' +
      '<Milestones /><Notes /></Job></Response>',
  ),
  /** Legacy replies began with a declaration and CRLF; the docs spell flags and addresses otherwise. */
  timeAdded: xml(
    '<?xml version="1.0" encoding="UTF-8"?>\r\n<Response api-method="Add"><Status>OK</Status><Time><UUID>D2C1B0A9-8F7E-4D6C-9B5A-4F3E2D1C0B9A</UUID><Job><ID>J000412</ID><Name>Annual accounts 2026</Name></Job><Task><UUID>1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f</UUID><Name>Review</Name></Task><Staff>' +
      `${mere}</Staff><Date>2026-11-23T00:00:00</Date><Minutes>90</Minutes><Note>Ledger tidy &amp; VAT check</Note><Billable>true</Billable></Time></Response>`,
  ),
  /** One entry, other element order, minutes since midnight, an invoice line, raw line ends and an unknown element. */
  timeOfOne: xml(
    '<Response><Status>OK</Status><Times><Time><WebUrl>https://example.test/t</WebUrl><Minutes>30</Minutes><Start>780</Start><End>810</End><Date>2026-11-22T00:00:00</Date>' +
      `<Staff>${mere}</Staff><Task><Name>Review</Name><UUID>1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f</UUID></Task><Job><ID> 007 </ID><Name>Trailing blank </Name></Job><Note>one\r\ntwo</Note>` +
      '<Billable>False</Billable><InvoiceTaskUUID>aaaaaaaa-0000-4000-8000-000000000001</InvoiceTaskUUID><UUID>e2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a</UUID></Time></Times></Response>',
  ),
  noTimes: xml('<Response api-method="List"><Status>OK</Status><Times /></Response>'),
  noCategories: xml('<Response api-method="Categories"><Status>OK</Status><Categories /></Response>'),
  /** The same text in another character set, which only the header names. */
  latinStaff: xml(
    '<Response api-method="Staff"><Status>OK</Status><StaffList><Staff><UUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</UUID><Name>Sinéad Müller</Name><Email /></Staff></StaffList></Response>',
    'text/xml; charset=iso-8859-1',
  ),
  firstPage: xml(
    '<Response><Status>OK</Status><Clients><Client><UUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21</UUID><Name>J &amp; M Patel Superette Ltd</Name><IsArchived>No</IsArchived><IsDeleted>No</IsDeleted><BranchNumber>1</BranchNumber></Client></Clients>\n' +
      ' <Pagination><Links><First>https://api.xero.com/practicemanager/3.1/client.api/paged-list?pageSize=50</First>\n' +
      '  <Next>https://api.xero.com/practicemanager/3.1/client.api/paged-list?pageToken=Y29udC0wMDI&amp;pageSize=50</Next></Links></Pagination></Response>',
  ),
  deleted: xml('<Response api-method="Delete"><Status>OK</Status></Response>'),
  refusedState: xml(
    '<Response api-method="State"><Status>ERROR</Status><ErrorDescription>Invalid state code</ErrorDescription></Response>',
  ),
  missingElement: xml(
    '<Response><Status>ERROR</Status><ErrorDescription>Message not in expected format. The following required element was missing - /Timesheet/Job</ErrorDescription></Response>',
  ),
  exception: {
    status: 500,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: '<Response><Status>ERROR</Status><ErrorDescription>An application exception occurred</ErrorDescription></Response>',
  },
  /** Recorded without a content type. */
  expired: {
    status: 401,
    headers: { 'www-authenticate': 'Bearer error=invalid_token' },
    body: '{"Type":null,"Title":"Unauthorized","Status":401,"Detail":"TokenExpired: token expired at 11/23/2026 09:22:02","Instance":"00000000-0000-4000-8000-000000000401","Extensions":{}}',
  },
  forbidden: json(
    403,
    {
      Type: null,
      Title: 'Forbidden',
      Status: 403,
      Detail: 'AuthenticationUnsuccessful',
      Instance: 'i',
      Extensions: {},
    },
    { 'x-appminlimit-remaining': '9998' },
  ),
  outage: json(503, { Title: 'Unavailable', Status: 503, Detail: 'ServiceNotAvailable' }),
  tooMany: {
    status: 429,
    headers: {
      server: 'nginx',
      'retry-after': '22',
      'xero-correlation-id': '00000000-0000-4000-8000-000000000429',
      'x-appminlimit-remaining': '9938',
      'x-minlimit-remaining': '0',
      'x-daylimit-remaining': '4539',
      'x-rate-limit-problem': 'minute',
    },
    body: '',
  },
  /** What a documented sample copied letter for letter gives: a tag that is closed as another. */
  brokenSample: xml(
    '<Response><Status>OK</Status><Times><Time><UUID>e2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a</UUID><Billable>true</Billabler></Time></Times></Response>',
  ),
} as const satisfies Record<string, Sample>;

const envelope = { Id: 'e', Status: 'OK', ProviderName: 'Throughline', DateTimeUTC: '/Date(1795410645123)/' };
const contactId = 'bd2270c3-8706-4c11-9cfb-000b551c3f51';
const element = {
  Type: 'ACCREC',
  InvoiceID: '5f9ab2f1-3e4f-4a5d-8f10-2d6f1c2b7a01',
  InvoiceNumber: 'CB-0412',
  Reference: 'ENG-2026-17',
  Url: 'https://throughline.example/client-bills/0412',
  Status: 'AUTHORISED',
  Contact: { ContactID: contactId, Name: 'Ngaio Studio' },
  Date: '/Date(1795392000000+0000)/',
  DateString: '2026-11-23T00:00:00',
  DueDate: '/Date(1797724800000+1300)/',
  LineItems: [],
  SubTotal: 100.1,
  TotalTax: 15.02,
  Total: 115.12,
  AmountDue: 115.12,
  UpdatedDateUTC: '/Date(1518685950940+0000)/',
  HasErrors: false,
};
const rejected = (...messages: readonly string[]) => ({
  ...element,
  InvoiceID: '00000000-0000-0000-0000-000000000000',
  HasErrors: true,
  StatusAttributeString: 'ERROR',
  ValidationErrors: messages.map((Message) => ({ Message })),
});

export const ledgerSamples = {
  saved: json(200, { ...envelope, Invoices: [{ ...element, StatusAttributeString: 'OK' }] }),
  warned: json(200, {
    ...envelope,
    Invoices: [
      {
        ...element,
        StatusAttributeString: 'WARNING',
        Warnings: [
          { Message: "Account code '999' has been removed as it does not match a recognised account" },
        ],
      },
    ],
  }),
  /** A refusal at HTTP 200, as `summarizeErrors=false` brings it. */
  rejected: json(200, {
    ...envelope,
    Invoices: [
      rejected(
        "The TaxType code 'INPUT2' cannot be used with account code '200'.",
        'Something nobody has seen yet',
      ),
    ],
  }),
  summarised: json(400, {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: [rejected('Invoice # must be unique.')],
  }),
  malformed: json(400, {
    ErrorNumber: 14,
    Type: 'PostDataInvalidException',
    Message: 'Error converting value "NO_TAX" to type',
  }),
  otherRequest: json(400, { Message: 'Idempotency Key: key-1 is used with a different request.' }),
  expired: practiceSamples.expired,
  /** The misspelling is in the wild too. */
  scopeMissing: json(
    401,
    { Type: null, Title: 'Unauthorized', Status: 401, Detail: 'AuthorizationUnsuccessful' },
    { 'www-authenticate': 'Bearer error=insufficent_scope' },
  ),
  forbidden: practiceSamples.forbidden,
  notFound: {
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: "The resource you're looking for cannot be found",
  },
  tooMany: {
    ...practiceSamples.tooMany,
    headers: {
      ...practiceSamples.tooMany.headers,
      'x-rate-limit-problem': 'DayLimit',
      'retry-after': '73451',
    },
  },
  serverError: json(500, { Title: 'An error occurred', Detail: 'An error occurred in Xero', Status: 500 }),
  offline: {
    status: 503,
    headers: { 'content-type': 'text/plain' },
    body: 'The Xero API is currently offline for maintenance',
  },
  html: {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html><p>One moment please.</p>',
  },
} as const satisfies Record<string, Sample>;
