import { ListPage } from '../mirror/page.ts';

/** Input of `client.list`. */
export const ListClients = ListPage;
