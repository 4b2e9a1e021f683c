/**
 * The capabilities that are promised to work now. Each stands with the sentence that would have to be false for it to be
 * broken; every id is cited, in brackets, by the title of a test that goes red when it is.
 */
export const requirements: Record<string, string> = {
  A1: "One script tag puts a chat into a page on a phone and on a desktop, in far less than 50 KB.",
  A2: "An answer appears sentence by sentence while it is made, and an interrupted one goes on where it was.",
  D1: "Websites, files and pushed documents are read in through the API, with progress and reasons for what was left out.",
  D2: "Headings, lists, tables and product attributes stay with the passage they belong to.",
  D4: "Everything is kept in the embedded PostgreSQL unless a server is named, and survives a kill.",
  D5: "A catalogue of 50,000 products is read in by queued jobs within bounded memory.",
  E1: "A question gets an answer from the store's own knowledge, with its sources, in a chat and by API.",
  E2: "Search ranks the passages that answer a question first, also with a typing mistake.",
  F2: "What a visitor's message wants and tells is found in every language of the store, and a member's correction teaches it.",
  F3: "A lead's score is a sum of weights that the merchant sets, explained line by line and judged by what became of it.",
  L1: "No tenant can read or change anything of another one, whichever door it tries.",
  L2: "The database itself refuses rows of another tenant.",
  L4: "A person works in the storefronts of several organisations by role, and the last owner of one cannot go.",
  L5: "An invitation by mail gives its role once, to the address that it was sent to, and nothing above the giver's own.",
  N1: "An account proves its address, signs in by password, second factor or passkey, and never says who has one.",
  N2: "Sessions and tokens end with the next request; a refresh token that is used twice ends all of its family.",
  N3: "Every route holds its permission against one matrix of roles, and denies what the matrix does not name.",
  N7: "An API key does what its scopes say and nothing from the moment it is revoked.",
  O1: "A tenant's secrets are sealed with a key of its own that rotates, and are noise without it.",
  O2: "The audit log shows an edit, a deletion, another order and a cut-off end.",
  P5: "One command starts everything with a demo store, and one command runs all tests.",
  V1: "Every price, percentage, date, duration and stock count in an answer is the live record's or stands in a cited passage.",
  V3: "A door, table or job without its tenant guard fails a test.",
  V5: "An order's state is shown to whoever names its number and e-mail; everybody else gets one and the same answer.",
  V10: "The widget keeps its byte budget, works under a strict content policy and without barriers, and says that it is an AI.",
  V12: "Without a key, an account or a network, questions get cited answers.",
};
