import { readCategory, type XpmCategory } from '../codec/category.ts';
import { readClientGroup, type XpmClientGroup } from '../codec/client-group.ts';
import { readTaskDefinition, type XpmTaskDefinition } from '../codec/task-definition.ts';
import { readTemplate, type XpmTemplate } from '../codec/template.ts';
import { need } from '../codec/xml-element.ts';
import type { ClientGroupUuid, TaskDefUuid } from '../ids.ts';
import type { Call } from '../transport/call.ts';
import { get, pathTo } from '../transport/prepared-request.ts';

/** Job categories (`category.api`), read-only. */
export type CategoriesResource = {
  /** All of them, by name. @throws {XpmError} */
  list(): Promise<XpmCategory[]>;
};

/** Job templates (`template.api`), read-only. */
export type TemplatesResource = {
  /** All of them, by name. @throws {XpmError} */
  list(): Promise<XpmTemplate[]>;
};

/** Task definitions (`task.api`), read-only. */
export type TaskDefinitionsResource = {
  /** All of them. @throws {XpmError} */
  list(): Promise<XpmTaskDefinition[]>;
  /** @throws {XpmError} `refused` when there is no such definition */
  get(uuid: TaskDefUuid): Promise<XpmTaskDefinition>;
};

/** Client groups (`clientgroup.api`). */
export type ClientGroupsResource = {
  /** All of them, without their clients. Can take seconds. @throws {XpmError} */
  list(): Promise<XpmClientGroup[]>;
  /** One group with its clients. @throws {XpmError} `refused` when there is no such group */
  get(uuid: ClientGroupUuid): Promise<XpmClientGroup>;
};

const CATEGORIES = { container: 'Categories', row: 'Category', read: readCategory };
const TEMPLATES = { container: 'Templates', row: 'Template', read: readTemplate };
const DEFINITIONS = { container: 'TaskList', row: 'Task', read: readTaskDefinition };
const GROUPS = { container: 'Groups', row: 'Group', read: readClientGroup };

/** Builds the categories resource. */
export const categoriesResource = (call: Call): CategoriesResource => ({
  list: () => call.list(get('category.api/list'), CATEGORIES),
});

/** Builds the templates resource. */
export const templatesResource = (call: Call): TemplatesResource => ({
  list: () => call.list(get('template.api/list'), TEMPLATES),
});

/** Builds the task definitions resource. */
export const taskDefinitionsResource = (call: Call): TaskDefinitionsResource => ({
  list: () => call.list(get('task.api/list'), DEFINITIONS),
  get: (uuid) =>
    call.record(get(pathTo('task.api/get', uuid)), (root) => readTaskDefinition(need(root, 'Task'))),
});

/** Builds the client groups resource. */
export const clientGroupsResource = (call: Call): ClientGroupsResource => ({
  list: () => call.list(get('clientgroup.api/list'), GROUPS),
  get: (uuid) =>
    call.record(get(pathTo('clientgroup.api/get', uuid)), (root) => readClientGroup(need(root, 'Group'))),
});
