/** Replies composed after the shapes XPM was recorded to send; ids are made up. */

const MERE = '<UUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</UUID><Name>Mere Tāmaki</Name>';
const CLIENT = '<UUID>0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21</UUID><Name>Harbour Lane Holdings Ltd</Name>';

export const TIME_XML =
  '<Time><UUID>d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a</UUID><Job><ID>J000412</ID><Name>Annual accounts 2026</Name></Job>' +
  '<Task><UUID>1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f</UUID><Name>Review</Name></Task>' +
  `<Staff>${MERE}</Staff><Date>2026-11-23T00:00:00</Date><Minutes>90</Minutes>` +
  '<Note>Ledger tidy &amp; VAT check</Note><Billable>true</Billable></Time>';

export const TIMED_TIME_XML =
  '<Time><UUID>E2C1B0A9-8F7E-4D6C-9B5A-4F3E2D1C0B9A</UUID><Staff><UUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</UUID><Name></Name></Staff>' +
  '<Task><UUID>1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f</UUID><Name>Review</Name></Task><Job><ID> 007 </ID><Name>Odd one </Name></Job>' +
  '<Date>2026-11-22T00:00:00</Date><Minutes>-30</Minutes><Start>9:05</Start><End>780</End><Note>two\nlines </Note><Billable>False</Billable>' +
  '<InvoiceTaskUUID>aaaaaaaa-0000-4000-8000-000000000001</InvoiceTaskUUID><WebUrl>https://example.test/t</WebUrl></Time>';

const JOB_HEAD =
  '<Job><ID>J000412</ID><UUID>6f5a0a52-3c1b-4f8e-8a1e-2f5b7b0c9d41</UUID><Name>Annual accounts 2026</Name><Description></Description>' +
  `<Client>${CLIENT}</Client><ClientOrderNumber>ENG-2026-17</ClientOrderNumber><Budget>2400.00</Budget>` +
  '<State>In Progress</State><Type>Compliance</Type><StartDate>2026-04-01T00:00:00</StartDate><DueDate>2027-03-31T00:00:00</DueDate>' +
  `<Manager>${MERE}</Manager><Assigned><Staff>${MERE}</Staff></Assigned>`;

export const JOB_XML =
  `${JOB_HEAD}<Tasks><Task><UUID>1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f</UUID><Name>Review</Name>` +
  '<TaskUUID>a9e8d7c6-b5a4-4f3e-8d2c-1b0a9f8e7d6c</TaskUUID><EstimatedMinutes>240</EstimatedMinutes><ActualMinutes>90</ActualMinutes>' +
  '<Description></Description><Completed>false</Completed><Billable>true</Billable><Folder></Folder></Task></Tasks>' +
  '<Milestones /><Notes /></Job>';
export const PLAIN_JOB_XML = `${JOB_HEAD}</Job>`;
export const BARE_JOB_XML =
  '<Job><UUID>7f5a0a52-3c1b-4f8e-8a1e-2f5b7b0c9d41</UUID><ID>A/7 b</ID><Name>x</Name><Description>one\r\ntwo</Description>' +
  `<State>Planned</State><Client>${CLIENT}</Client><ClientOrderNumber /><StartDate>2026-04-01T00:00:00</StartDate>` +
  '<DueDate>2026-04-01T00:00:00</DueDate><Manager /><Assigned /></Job>';

export const STAFF_XML =
  `<Staff>${MERE}<Email>mere@example.test</Email><Phone></Phone><Mobile /><Address></Address><PayrollCode>007</PayrollCode>` +
  '<WebUrl>https://example.test/admin/resourceedit.aspx?id=1</WebUrl></Staff>';

export const CLIENT_XML =
  `<Client>${CLIENT}<Address>1 Quay St\nLevel 2</Address><City>Auckland</City><Region></Region><PostCode>0610</PostCode><Country></Country>` +
  '<PostalAddress></PostalAddress><PostalCity></PostalCity><PostalRegion></PostalRegion><PostalPostCode></PostalPostCode><PostalCountry></PostalCountry>' +
  '<Phone></Phone><Fax></Fax><Website></Website><ReferralSource></ReferralSource><ExportCode>HL01</ExportCode>' +
  `<IsArchived>No</IsArchived><IsDeleted>Yes</IsDeleted><AccountManager>${MERE}</AccountManager>` +
  '<Type><Name>Standard</Name><CostMarkup>30.00</CostMarkup><PaymentTerm>DayOfMonth</PaymentTerm><PaymentDay>20</PaymentDay></Type>' +
  '<Contacts><Contact><UUID>c0000000-0000-4000-8000-000000000001</UUID><Name>Ana O&apos;Neill</Name><Mobile></Mobile><Email>ana@example.test</Email>' +
  '<Phone></Phone><Position>Director</Position><Salutation></Salutation><Addressee></Addressee><IsPrimary>Yes</IsPrimary></Contact></Contacts>' +
  '<TaxNumber>*****789</TaxNumber><BranchNumber>1</BranchNumber></Client>';

export const INVOICE_XML =
  '<Invoice><ID>INV-0042</ID><InternalUUID>d0000000-0000-4000-8000-000000000001</InternalUUID><Type>Progress Invoice</Type><Status>Paid</Status>' +
  '<JobText>J000412</JobText><Date>2026-10-31T00:00:00</Date><DueDate>2026-11-20T00:00:00</DueDate><Amount>300.00</Amount><AmountTax>45.00</AmountTax>' +
  `<AmountIncludingTax>345.00</AmountIncludingTax><AmountPaid>345.00</AmountPaid><AmountOutstanding>0.00</AmountOutstanding><Client>${CLIENT}</Client>` +
  '<Jobs><Job><ID>J000412</ID><Name>Annual accounts 2026</Name><Description></Description><ClientOrderNumber></ClientOrderNumber><Tasks><Task>' +
  '<UUID>aaaaaaaa-0000-4000-8000-000000000001</UUID><Name>Review</Name><Description></Description><Minutes>90</Minutes><BillableRate></BillableRate>' +
  '<Billable>Yes</Billable><Amount>300.00</Amount><AmountTax>45.00</AmountTax><AmountIncludingTax>345.00</AmountIncludingTax></Task></Tasks>' +
  '<Costs><Cost><Description>Filing</Description><Note></Note><Code>PROGRESS-INVOICE</Code><Billable>No</Billable><Quantity>-1.00</Quantity>' +
  '<UnitCost>0.00</UnitCost><UnitPrice>150</UnitPrice><Amount>-150.00</Amount><AmountTax>-22.50</AmountTax><AmountIncludingTax>-172.50</AmountIncludingTax></Cost></Costs>' +
  '</Job></Jobs></Invoice>';

export const QUOTE_XML =
  '<Quote><ID>Q000009</ID><Type>Estimate</Type><State>Issued</State><Name>Accounts</Name><Description></Description><Budget></Budget>' +
  '<OptionExplanation></OptionExplanation><Date>2026-02-01T00:00:00</Date><ValidDate>2026-03-01T00:00:00</ValidDate><EstimatedCost>10.00</EstimatedCost>' +
  '<EstimatedCostTax>1.50</EstimatedCostTax><EstimatedCostIncludingTax>11.50</EstimatedCostIncludingTax><Amount>500.00</Amount><AmountTax>75.00</AmountTax>' +
  `<AmountIncludingTax>575.00</AmountIncludingTax><Client>${CLIENT}</Client><Tasks><Task><Name>Review</Name><Description></Description>` +
  '<EstimatedMinutes>240</EstimatedMinutes><BillableRate>125.00</BillableRate><Billable>Yes</Billable><Amount>500.00</Amount><AmountTax>75.00</AmountTax>' +
  '<AmountIncludingTax>575.00</AmountIncludingTax></Task></Tasks><Costs /><Options /></Quote>';

export const CUSTOM_FIELDS_XML =
  '<CustomFields><CustomField><UUID>f0000000-0000-4000-8000-000000000001</UUID><Name>Checked on</Name><Date>2026-05-31T00:00:00</Date></CustomField>' +
  '<CustomField><UUID>f0000000-0000-4000-8000-000000000002</UUID><Name>Risk</Name><Text>low &lt;3</Text></CustomField>' +
  '<CustomField><UUID>f0000000-0000-4000-8000-000000000003</UUID><Name>Fee</Name><Decimal>12.50</Decimal></CustomField>' +
  '<CustomField><UUID>f0000000-0000-4000-8000-000000000004</UUID><Name>AML</Name><Boolean>true</Boolean></CustomField></CustomFields>';

/** A successful envelope around what a call gives. */
export function reply(inside: string, method = 'Get'): string {
  return `<Response api-method="${method}"><Status>OK</Status>${inside}</Response>`;
}

/** A refusal at HTTP 200. */
export function refusal(sentence: string): string {
  return `<Response api-method="Add"><Status>ERROR</Status><ErrorDescription>${sentence}</ErrorDescription></Response>`;
}
