import { mere, xml } from './samples.ts';

const client = '<UUID>0C9B8A77-0D14-4D0E-B6A2-3D5F6F1F2A21</UUID><Name>Harbour Lane Holdings Ltd</Name>';
const amounts = (net: string, tax: string, gross: string): string =>
  `<Amount>${net}</Amount><AmountTax>${tax}</AmountTax><AmountIncludingTax>${gross}</AmountIncludingTax>`;
const reply = (inside: string): string => `<Response><Status>OK</Status>${inside}</Response>`;

/**
 * Answers as the documents print them, where they differ from the recordings and so from what our sandbox says:
 * no attribute on the root, elements in another order, addresses beside the record, other names. Ids are made up.
 */
export const practiceDocuments = {
  /** The address stands beside the record, not in it. */
  staff: xml(
    reply(
      `<Staff>${mere}<Address /><Phone /><Mobile>021 1</Mobile><Email>mere@example.test</Email><PayrollCode /></Staff><WebUrl>https://example.test/s</WebUrl>`,
    ),
  ),
  /** Identifier last, no e-mail, elements nobody documents. */
  clientAsRecorded: xml(
    '<Response api-method="Get"><Status>OK</Status><Client><Name>Harbour Lane </Name><Address>1 Quay St\r\nLevel 2</Address><IsArchived>No</IsArchived><IsDeleted>No</IsDeleted>' +
      '<Contacts /><BillingClient><UUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21</UUID><Name>Harbour Lane</Name></BillingClient><BranchNumber>1</BranchNumber><ClientCode>HL</ClientCode>' +
      '<ActiveAtoClient>Yes</ActiveAtoClient><Notes><Note><Title>t</Title><Text>x</Text><Tag>Call</Tag><Date>2026-01-02T00:00:00</Date><CreatedBy>M</CreatedBy></Note></Notes><Groups /><Relationships />' +
      '<UUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21</UUID><WebUrl>https://example.test/c</WebUrl></Client></Response>',
  ),
  /** A plain list: no identifier but the number, no dates, one job. */
  jobs: xml(
    reply(
      `<Jobs><Job><ID>J00309</ID><Name>Website</Name><Description /><State>Planned</State><ClientOrderNumber /><Budget>as agreed</Budget><Client>${client}</Client>` +
        `<Assigned><Staff>${mere}</Staff></Assigned></Job></Jobs>`,
    ),
  ),
  /** Times of day as `HH:mm`, and an empty line of no invoice. */
  time: xml(
    reply(
      `<Time><UUID>D2C1B0A9-8F7E-4D6C-9B5A-4F3E2D1C0B9A</UUID><Job><ID>J000412</ID><Name>Accounts</Name></Job><Task><UUID>1F0D3E5C-7A6B-4C2D-9E8F-0A1B2C3D4E5F</UUID><Name>Review</Name></Task>` +
        `<Staff>${mere}</Staff><Date>2026-11-23T00:00:00</Date><Minutes>30</Minutes><Note></Note><Billable>True</Billable><Start>13:00</Start><End>13:30</End><InvoiceTaskUUID /></Time>`,
    ),
  ),
  /** The identifier under its other name, money without decimals, a status of its own. */
  invoices: xml(
    reply(
      `<Invoices><Invoice><ID>I000123</ID><InternalUUID>d0000000-0000-4000-8000-000000000001</InternalUUID><Type>Progress Invoice</Type><Status>Approved</Status><JobText>J000309</JobText>` +
        `<Date>2026-06-01T00:00:00</Date><DueDate>2026-07-01T00:00:00</DueDate>${amounts('200', '25', '225')}<AmountPaid>0</AmountPaid><AmountOutstanding>225</AmountOutstanding><Client>${client}</Client></Invoice></Invoices>`,
    ),
  ),
  payments: xml(
    reply(
      '<Payments><Payment><Date>2026-07-01T00:00:00</Date><Amount>225.00</Amount><Reference /></Payment></Payments>',
    ),
  ),
  quote: xml(
    reply(
      `<Quote><ID>Q000009</ID><Type>Quote</Type><State>Accepted</State><Name>Accounts</Name><Description /><Budget /><OptionExplanation /><Date>2026-02-01T00:00:00</Date><ValidDate>2026-03-01T00:00:00</ValidDate>` +
        `<EstimatedCost>10.00</EstimatedCost>${amounts('500', '75', '575')}<Client>${client}</Client><Tasks><Task><Name>Review</Name><Description /><EstimatedMinutes>240</EstimatedMinutes><BillableRate />` +
        `<Billable>Yes</Billable>${amounts('500', '75', '575')}</Task></Tasks><Costs /><Options><Option><Name>x</Name></Option></Options></Quote>`,
    ),
  ),
  group: xml(
    reply(
      `<Group><UUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a22</UUID><Name>Harbour group</Name><Taxable>No</Taxable><Clients><Client>${client}</Client></Clients></Group>`,
    ),
  ),
  customFields: xml(
    reply(
      '<CustomFields><CustomField><UUID>f0000000-0000-4000-8000-000000000001</UUID><Name>Checked</Name><Date>2026-05-31T00:00:00</Date></CustomField>' +
        '<CustomField><UUID>f0000000-0000-4000-8000-000000000002</UUID><Name>Risk</Name><Text> low &lt;3 </Text></CustomField>' +
        '<CustomField><UUID>f0000000-0000-4000-8000-000000000003</UUID><Name>Fee</Name><Decimal>12.50</Decimal></CustomField>' +
        '<CustomField><UUID>f0000000-0000-4000-8000-000000000004</UUID><Name>Staff</Name><Number>7</Number></CustomField>' +
        '<CustomField><UUID>f0000000-0000-4000-8000-000000000005</UUID><Name>AML</Name><Boolean>true</Boolean></CustomField></CustomFields>',
    ),
  ),
  done: xml(reply('')),
  /** The last page may name no next one, or an empty one. */
  lastPage: xml(
    reply(
      `<Clients><Client>${client}</Client></Clients><Pagination><Links><First>https://api.xero.com/x</First><Next /></Links></Pagination>`,
    ),
  ),
  /** A next page on a host of somebody else. */
  strangePage: xml(
    reply(
      `<Clients><Client>${client}</Client></Clients><Pagination><Links><Next>https://evil.test/x?pageSize=1&amp;pageToken=a%2Bb%26c</Next></Links></Pagination>`,
    ),
  ),
  /** Legacy replies: a byte order mark, a declaration and CRLF between elements. */
  declared: xml(
    `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<Response>\r\n  <Status>OK</Status>\r\n  <Categories>\r\n    <Category>\r\n      <UUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a23</UUID>\r\n      <Name> 007 </Name>\r\n    </Category>\r\n  </Categories>\r\n</Response>\r\n`,
    'application/xml; charset="UTF-8"',
  ),
} as const;
