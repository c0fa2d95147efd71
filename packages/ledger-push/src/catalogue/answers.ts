/**
 * What we say about an answer as a whole: its status, its headers, or that none came.
 * Source: Xero developer guides, "Response codes and errors" and "OAuth 2.0 limits".
 */
export const answerSentences = {
  other: {
    sentence: 'Xero did not take this.',
    fix: 'Read what Xero said below, change that, then check again.',
  },
  malformed: {
    sentence: 'Xero could not read what we sent.',
    fix: 'Nothing you can change; tell us, the fault is here.',
  },
  query_not_understood: {
    sentence: 'Xero did not understand our question.',
    fix: 'Nothing you can change; tell us, the fault is here.',
  },
  key_used_before: {
    sentence: 'Xero remembers another version of this sent under the same key.',
    fix: 'We look in Xero before anything else happens; it will not be sent twice.',
  },
  reconnect_needed: {
    sentence: 'The connection to Xero has ended.',
    fix: 'Reconnect Xero; everything waits and none is lost.',
  },
  app_not_accepted: {
    sentence: 'Xero does not accept how Throughline identifies itself.',
    fix: 'Ask whoever runs Throughline to check the client id, secret and permissions for Xero.',
  },
  token_expired: {
    sentence: 'The access to Xero ran out and is renewed.',
    fix: 'Nothing is needed from you.',
  },
  permission_missing: {
    sentence: 'The connection to Xero lacks a permission this needs.',
    fix: 'Reconnect Xero and accept the new permissions.',
  },
  not_signed_in: {
    sentence: 'Xero does not accept our access.',
    fix: 'Reconnect Xero; everything waits and none is lost.',
  },
  not_connected: {
    sentence: 'The connection to this organisation was removed in Xero.',
    fix: 'Reconnect Xero; everything waits and none is lost.',
  },
  not_in_xero: {
    sentence: 'A contact or document this names is no longer in Xero.',
    fix: 'Choose it again, then check again.',
  },
  precondition_failed: {
    sentence: 'Xero did not accept the way we asked.',
    fix: 'Nothing you can change; tell us, the fault is here.',
  },
  not_supported: {
    sentence: 'Xero does not offer this.',
    fix: 'Nothing you can change; tell us, the fault is here.',
  },
  minute_limit: {
    sentence: 'Xero asked us to wait a moment.',
    fix: 'Nothing is needed from you.',
  },
  day_limit: {
    sentence: "Today's calls to Xero are used up.",
    fix: 'Nothing is needed from you; the rest goes when Xero opens the next day.',
  },
  concurrent_limit: {
    sentence: 'Xero was busy with other calls of ours.',
    fix: 'Nothing is needed from you.',
  },
  app_limit: {
    sentence: 'Xero asked Throughline as a whole to slow down.',
    fix: 'Nothing is needed from you.',
  },
  limit: {
    sentence: 'Xero asked us to wait.',
    fix: 'Nothing is needed from you.',
  },
  not_reached: {
    sentence: 'Xero cannot be reached. Nothing was sent.',
    fix: 'Nothing is needed from you; it goes when Xero is back.',
  },
  no_answer: {
    sentence: 'Xero did not answer after this was sent.',
    fix: 'We look for it in Xero before anything else happens; it will not be sent twice.',
  },
  answer_unreadable: {
    sentence: 'Xero answered in a way we could not read.',
    fix: 'We look in Xero before anything else happens; nothing will be sent twice.',
  },
  server_trouble: {
    sentence: 'Xero had trouble of its own while it worked on this.',
    fix: 'We look in Xero before anything else happens; nothing will be sent twice.',
  },
  offline: {
    sentence: 'Xero is offline for a while.',
    fix: 'Nothing is needed from you; we look again when it is back.',
  },
} as const satisfies Record<string, { readonly sentence: string; readonly fix: string }>;

export type AnswerCode = keyof typeof answerSentences;
