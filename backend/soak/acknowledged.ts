/** A document as it was sent: a title and a text that are made from nothing but its id and version. */
export interface SentDocument {
  version: number;
  deleted: boolean;
}

export interface AskedTurn {
  conversationId: string;
  question: string;
  /** Its last event, `done`, had come. */
  isDone: boolean;
  /** Looked after since the kill that cut it off. */
  isClosed: boolean;
}

/** What a shop was told is done, and what it had asked for when the connection broke. */
export interface Acknowledged {
  /** By external id: the last state that was acknowledged, and a later one that was sent and never answered. */
  documents: Map<string, { acknowledged: SentDocument | null; open: SentDocument | null }>;
  /** By id. */
  turns: Map<string, AskedTurn>;
  contacts: Map<string, { message: string }>;
  keys: Set<string>;
  /** Revisions of the catalogue: the last whose upload was answered, and the last that was sent at all. */
  catalogue: { acknowledged: number; sent: number };
}

export function createAcknowledged(): Acknowledged {
  return {
    documents: new Map(),
    turns: new Map(),
    contacts: new Map(),
    keys: new Set(),
    catalogue: { acknowledged: 0, sent: 0 },
  };
}

export function titleOf(externalId: string, version: number): string {
  return `Guide ${externalId} in version ${version}`;
}

export function textOf(externalId: string, version: number): string {
  return `This guide is ${externalId}, and it says what version ${version} says about washing wool.`;
}

export const CATALOGUE_PRODUCTS = 300;

/** The catalogue as JSON Lines in which every product carries the revision. */
export function catalogueOf(revision: number): string {
  const lines = Array.from({ length: CATALOGUE_PRODUCTS }, (_, number) =>
    JSON.stringify({
      id: `product-${number}`,
      title: productTitle(number, revision),
      description: `A lamp of oak that is ${100 + number} cm tall, as listed in revision ${revision}.`,
      price: `${10 + (number % 90)}.00`,
    }),
  );
  return `${lines.join("\n")}\n`;
}

export function productTitle(number: number, revision: number): string {
  return `Oak lamp ${number} revision ${revision}`;
}
