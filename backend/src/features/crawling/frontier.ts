/** An address that is waiting to be asked for. */
export interface Target {
  /** Normalised; also the document's external id unless the page names another canonical address. */
  url: string;
  depth: number;
  /** Of the sitemap. */
  lastmod: string | null;
  /** Redirects that led here. */
  hops: number;
}

/** Addresses in the order they were found, each once. */
export interface Frontier {
  /** False when the address is known already or there is no more room. */
  add(target: Target): boolean;
  /** Notes an address that is visited without waiting in the queue. */
  admit(url: string): void;
  next(): Target | null;
  has(url: string): boolean;
  readonly found: number;
  readonly queued: number;
  readonly isFull: boolean;
}

export function createFrontier(maxFound: number): Frontier {
  const seen = new Set<string>();
  const queue: Target[] = [];
  let head = 0;
  return {
    add: (target) => {
      if (seen.has(target.url) || seen.size >= maxFound) return false;
      seen.add(target.url);
      queue.push(target);
      return true;
    },
    admit: (url) => {
      seen.add(url);
      const at = queue.findIndex((target) => target.url === url);
      if (at >= head) queue.splice(at, 1);
    },
    next: () => {
      const target = queue[head];
      if (!target) return null;
      head += 1;
      if (head > 1_000) head -= queue.splice(0, head).length;
      return target;
    },
    has: (url) => seen.has(url),
    get found() {
      return seen.size;
    },
    get queued() {
      return queue.length - head;
    },
    get isFull() {
      return seen.size >= maxFound;
    },
  };
}
