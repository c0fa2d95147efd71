import {
  categoriesResource,
  clientGroupsResource,
  taskDefinitionsResource,
  templatesResource,
  type CategoriesResource,
  type ClientGroupsResource,
  type TaskDefinitionsResource,
  type TemplatesResource,
} from './resources/catalogues.ts';
import { clientsResource, type ClientsResource } from './resources/clients.ts';
import { customFieldsResource, type CustomFieldsResource } from './resources/custom-fields.ts';
import { invoicesResource, type InvoicesResource } from './resources/invoices.ts';
import { jobsResource, type JobsResource } from './resources/jobs.ts';
import { quotesResource, type QuotesResource } from './resources/quotes.ts';
import { staffResource, type StaffResource } from './resources/staff.ts';
import { timeResource, type TimeResource } from './resources/time.ts';
import { createCall } from './transport/call.ts';
import { replyOpener } from './transport/open-reply.ts';
import type { XpmClientOptions } from './transport/options.ts';

/** Xero Practice Manager 3.1 for one practice. */
export type XpmClient = {
  staff: StaffResource;
  clients: ClientsResource;
  clientGroups: ClientGroupsResource;
  categories: CategoriesResource;
  templates: TemplatesResource;
  taskDefinitions: TaskDefinitionsResource;
  jobs: JobsResource;
  time: TimeResource;
  invoices: InvoicesResource;
  quotes: QuotesResource;
  customFields: CustomFieldsResource;
};

/**
 * Makes a client for one practice. It holds no token, retries nothing, follows no redirect and logs nothing;
 * methods return whole records or throw {@link XpmError}, and arguments that cannot be sent throw RangeError.
 * @throws {RangeError} an unusable base URL, tenant id or timeout
 */
export function createXpmClient(options: XpmClientOptions): XpmClient {
  const call = createCall(replyOpener(options));
  return {
    staff: staffResource(call),
    clients: clientsResource(call),
    clientGroups: clientGroupsResource(call),
    categories: categoriesResource(call),
    templates: templatesResource(call),
    taskDefinitions: taskDefinitionsResource(call),
    jobs: jobsResource(call),
    time: timeResource(call),
    invoices: invoicesResource(call),
    quotes: quotesResource(call),
    customFields: customFieldsResource(call),
  };
}
