/**
 * What Xero's documents print for the endpoints we call: key by key, numbers and flags as text, slashes of dates
 * escaped, fields nobody asked for. Names, ids and figures are made up.
 *
 * Source: the contracts of Xero, sections 5 to 7.
 */
const envelope = String.raw`"Id": "e997d6d7-6dad-4458-beb8-d9c1bf7f2edf", "Status": "OK", "ProviderName": "Throughline", "DateTimeUTC": "\/Date(1795410645123)\/"`;

export const ids = {
  organisation: '3a1c6f52-8a5e-4a39-9f1b-0d8f4a7f6b10',
  account: 'ceef66a5-a545-413b-9312-78a53caadbc4',
  category: '351953c4-8127-4009-88c3-f9cd8c9cbe9f',
  option: 'ce205173-7387-4651-9726-2cf4c5405ba2',
  contact: 'bd2270c3-8706-4c11-9cfb-000b551c3f51',
  merged: '11111111-2222-4333-8444-555555555555',
  invoice: '243216c5-369e-4056-ac67-05388f86dc81',
  line: '52208ff9-528a-4985-a9ad-b2b1d4210e38',
  creditNote: 'aea95d78-ea48-456b-9b08-6bc012600072',
  allocation: 'b12335f4-a1e5-4431-aeb4-488e5547558e',
  journal: '99cb8353-ec75-4a1b-b8b4-44aab00c1b4e',
  payment: '0d666415-cf77-43fa-80c7-56775591d426',
} as const;

const contact = String.raw`{ "ContactID": "${ids.contact}", "ContactStatus": "ACTIVE", "Name": "Harbour Lane Holdings", "EmailAddress": "", "ContactNumber": "", "Addresses": [{ "AddressType": "STREET" }], "Phones": [{ "PhoneType": "DEFAULT", "PhoneNumber": "1111111" }], "UpdatedDateUTC": "\/Date(1488391422280+0000)\/", "IsSupplier": "false", "IsCustomer": "true", "DefaultCurrency": "NZD", "HasValidationErrors": "false" }`;

const invoice = String.raw`{
  "Type": "ACCREC", "InvoiceID": "${ids.invoice}", "InvoiceNumber": "CB-0546", "Reference": "ENG-2026-17",
  "Url": "https://throughline.example/client-bills/0546", "HasAttachments": "false", "RoundingAmount": "0.00",
  "Contact": { "ContactID": "${ids.contact}", "Name": "Harbour Lane Holdings", "ContactPersons": [], "HasValidationErrors": false },
  "Date": "\/Date(1795392000000+0000)\/", "DateString": "2026-11-23T00:00:00",
  "DueDate": "\/Date(1797724800000+0000)\/", "DueDateString": "2026-12-20T00:00:00",
  "Status": "AUTHORISED", "LineAmountTypes": "Exclusive",
  "LineItems": [{
    "ItemCode": "12", "Description": "Onsite project management ", "Quantity": "1.0000", "UnitAmount": "1800.0000",
    "TaxType": "OUTPUT2", "TaxAmount": "270.00", "LineAmount": "1800.00", "AccountCode": "200",
    "Tracking": [{ "TrackingCategoryID": "${ids.category}", "Name": "Region", "Option": "Eastside" }],
    "LineItemID": "${ids.line}", "ValidationErrors": []
  }],
  "SubTotal": "1800.00", "TotalTax": "270.00", "Total": "2070.00",
  "UpdatedDateUTC": "\/Date(1795410645123+0000)\/", "UpdatedDateUTCString": "2026-11-23T05:10:45",
  "CurrencyCode": "NZD", "CurrencyRate": "1.000000",
  "Payments": [{ "Date": "\/Date(1795392000000+0000)\/", "Amount": "1000.00", "PaymentID": "${ids.payment}" }],
  "AmountDue": "1070.00", "AmountPaid": "1000.00", "AmountCredited": "0.00", "HasErrors": "false", "StatusAttributeString": "OK"
}`;

/** Bodies by the collection they carry. */
export const documented = {
  organisations: String.raw`{ ${envelope}, "Organisations": [{ "Name": "Harbour Ledgers", "LegalName": "Harbour Ledgers Limited", "PaysTax": "true", "Version": "NZ", "OrganisationType": "COMPANY", "BaseCurrency": "NZD", "CountryCode": "NZ", "IsDemoCompany": "false", "OrganisationStatus": "ACTIVE", "TaxNumber": "101-2-303", "FinancialYearEndDay": "31", "FinancialYearEndMonth": "3", "SalesTaxBasis": "PAYMENTS", "SalesTaxPeriod": "TWOMONTHS", "DefaultSalesTax": "Tax Exclusive", "PeriodLockDate": "\/Date(1790726400000+0000)\/", "CreatedDateUTC": "\/Date(1433101500000+0000)\/", "Timezone": "NEWZEALANDSTANDARDTIME", "OrganisationEntityType": "COMPANY", "ShortCode": "!23eYt", "OrganisationID": "${ids.organisation}", "Edition": "PARTNER", "Class": "PREMIUM", "PaymentTerms": { "Bills": { "Day": "20", "Type": "OFFOLLOWINGMONTH" } } }] }`,
  actions: `{ ${envelope}, "Actions": [{ "Name": "CreateApprovedInvoice", "Status": "NOT-ALLOWED" }, { "Name": "UseMulticurrency", "Status": "NOT-ALLOWED" }, { "Name": "ApproveTransactionsBeforePeriodLockDate", "Status": "ALLOWED" }] }`,
  accounts: String.raw`{ ${envelope}, "Accounts": [
    { "AccountID": "${ids.account}", "Code": "200", "Name": "Sales", "Status": "ACTIVE", "Type": "REVENUE", "TaxType": "OUTPUT2", "Class": "REVENUE", "EnablePaymentsToAccount": "false", "ShowInExpenseClaims": "false", "BankAccountType": "", "ReportingCode": "REV", "HasAttachments": "false", "UpdatedDateUTC": "\/Date(1400648217243+0000)\/", "AddToWatchlist": "false" },
    { "AccountID": "${ids.merged}", "Name": "Cheque", "Status": "ARCHIVED", "Type": "BANK", "TaxType": "NONE", "Class": "ASSET", "EnablePaymentsToAccount": "true", "SystemAccount": "", "BankAccountNumber": "01-0123-0123456-00", "CurrencyCode": "NZD" }] }`,
  taxRates: `{ ${envelope}, "TaxRates": [
    { "Name": "15% GST on Income", "TaxType": "OUTPUT2", "CanApplyToAssets": "true", "CanApplyToEquity": "true", "CanApplyToExpenses": "false", "CanApplyToLiabilities": "true", "CanApplyToRevenue": "true", "DisplayTaxRate": "15.0000", "EffectiveRate": "15.0000", "Status": "ACTIVE", "TaxComponents": [{ "Name": "GST", "Rate": "15.0000", "IsCompound": "false", "IsNonRecoverable": "false" }] },
    { "Name": "Old rate", "TaxType": "TAX001", "CanApplyToRevenue": true, "DisplayTaxRate": 12.5, "EffectiveRate": 12.5, "Status": "DELETED", "TaxComponents": [] }] }`,
  trackingCategories: `{ ${envelope}, "TrackingCategories": [{ "Name": "Region", "Status": "ACTIVE", "TrackingCategoryID": "${ids.category}", "Options": [{ "TrackingOptionID": "${ids.option}", "Name": "Eastside", "Status": "ACTIVE", "HasValidationErrors": "false", "IsDeleted": "false", "IsArchived": "false" }] }] }`,
  contacts: (page: number) =>
    `{ ${envelope}, "pagination": { "page": ${page}, "pageSize": 1, "pageCount": "2", "itemCount": 2 }, "Contacts": [${page === 1 ? contact : contact.replace('"ACTIVE"', '"ARCHIVED"').replace('"Name"', `"MergedToContactID": "${ids.merged}", "Name"`)}] }`,
  contact: `{ ${envelope}, "Contacts": [${contact}] }`,
  invoices: `\u{FEFF}{ ${envelope}, "Invoices": [${invoice}] }`,
  noInvoices: `{ ${envelope}, "pagination": { "page": 1, "pageSize": 100, "pageCount": 0, "itemCount": 0 }, "Invoices": [] }`,
  /** A documented refusal: no id at all, and errors called both things. */
  refusedInvoice: `{ ${envelope}, "Invoices": [{ "Type": "ACCREC", "StatusAttributeString": "ERROR", "HasErrors": "true", "ValidationErrors": [{ "Message": "Organisation is not subscribed to currency EUR" }, { "Description": "A Contact must be specified for this type of transaction" }] }] }`,
  warnedInvoice: `{ ${envelope}, "Invoices": [${invoice.replace('"StatusAttributeString": "OK"', `"StatusAttributeString": "WARNING", "Warnings": [{ "Message": "Account code '999' has been removed as it does not match a recognised account" }]`)}] }`,
  creditNotes: String.raw`{ ${envelope}, "CreditNotes": [{ "CreditNoteID": "${ids.creditNote}", "CreditNoteNumber": "CN-0001", "Type": "ACCRECCREDIT", "Status": "AUTHORISED", "Reference": "", "Contact": { "ContactID": "${ids.contact}", "Name": "Harbour Lane Holdings" }, "DateString": "2026-11-23T00:00:00", "Date": "\/Date(1795392000000+0000)\/", "LineAmountTypes": "Inclusive", "SubTotal": "86.96", "TotalTax": "13.04", "Total": "100.00", "RemainingCredit": "60.50", "Allocations": [], "HasAttachments": "false", "LineItems": [] }] }`,
  allocations: String.raw`{ ${envelope}, "Allocations": [{ "AllocationID": "${ids.allocation}", "Amount": "39.50", "Date": "\/Date(1795392000000+0000)\/", "Invoice": { "InvoiceID": "${ids.invoice}", "InvoiceNumber": "CB-0546", "Payments": [], "HasErrors": false, "LineItems": [], "ValidationErrors": [] } }] }`,
  manualJournals: String.raw`{ ${envelope}, "ManualJournals": [{ "Date": "\/Date(1795392000000+0000)\/", "Status": "POSTED", "LineAmountTypes": "NoTax", "UpdatedDateUTC": "\/Date(1795410645123+0000)\/", "ManualJournalID": "${ids.journal}", "Narration": "Trust summary", "Url": "https://throughline.example/trust/1", "ShowOnCashBasisReports": "true", "HasAttachments": "false", "JournalLines": [{ "LineAmount": "100.25", "AccountCode": "476", "TaxType": "NONE", "IsBlank": "false" }, { "LineAmount": "-100.25", "AccountCode": "477", "TaxType": "NONE", "IsBlank": "false" }] }] }`,
  payments: String.raw`{ ${envelope}, "Payments": [{ "PaymentID": "${ids.payment}", "Date": "\/Date(1795392000000+0000)\/", "BankAmount": "1000.00", "Amount": "1000.00", "Reference": "", "CurrencyRate": "1.000000", "PaymentType": "ACCRECPAYMENT", "Status": "AUTHORISED", "UpdatedDateUTC": "\/Date(1795410645123+0000)\/", "HasAccount": "true", "IsReconciled": "false", "Account": { "AccountID": "${ids.account}", "Code": "200" }, "Invoice": { "Type": "ACCREC", "InvoiceID": "${ids.invoice}", "InvoiceNumber": "CB-0546" } }] }`,
} as const;

/** What Xero says to whoever does not ask for JSON. */
export const inXml =
  '<?xml version="1.0" encoding="utf-8"?>\r\n<Response xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Status>OK</Status></Response>';

const line = { Description: 'a', Quantity: 1, UnitAmount: 1800, AccountCode: '200', TaxType: 'OUTPUT2' };
/** What the documents we send have in common. */
export const common = {
  Status: 'AUTHORISED',
  Contact: { ContactID: ids.contact },
  Date: '2026-11-23',
  Reference: 'ENG-2026-17',
  LineAmountTypes: 'Exclusive',
  LineItems: [line],
} as const;
/** A sales invoice as we send it. */
export const document = {
  ...common,
  Type: 'ACCREC',
  DueDate: '2026-12-20',
  InvoiceNumber: 'CB-0546',
  Url: 'https://throughline.example/client-bills/0546',
} as const;
