import type { World } from '../world/world.ts';
import { lengths, requiredVerbatim, updated, within } from './read-request.ts';
import type { Contact } from './records.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';

/** Reads a `<Contact>` of a request onto the present one, or onto a new one when `before` is null. */
export function readContact(world: World, root: XmlElement, before: Contact | null): Contact {
  const present = before ?? { ...nobody, uuid: world.ids.uuid() };
  const text = (name: string, value: string): string => updated(world, value, textOf(root, name));
  return {
    ...present,
    name: within(world, requiredVerbatim(root, 'Name'), lengths.name),
    salutation: text('Salutation', present.salutation),
    addressee: text('Addressee', present.addressee),
    mobile: text('Mobile', present.mobile),
    email: text('Email', present.email),
    phone: text('Phone', present.phone),
  };
}

const nobody: Contact = {
  uuid: '',
  name: '',
  salutation: '',
  addressee: '',
  mobile: '',
  email: '',
  phone: '',
  isDeleted: false,
  clients: [],
};
