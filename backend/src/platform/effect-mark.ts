import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction } from "./database.ts";

/** Notes, in the transaction that changes something, that the request under way has taken effect. */
export interface EffectMark {
  /** Which kind of transaction can write the note: a tenant's own, or the installation's. */
  within: "tenant" | "system";
  note(transaction: Transaction): Promise<unknown>;
}

const current = new AsyncLocalStorage<EffectMark>();

/** Every transaction of the named kind that `work` commits carries the note. */
export function withEffectMark<T>(mark: EffectMark, work: () => Promise<T>): Promise<T> {
  return current.run(mark, work);
}

/** The work of a transaction, with the note of the request that it belongs to, if there is one, before the commit. */
export function noteEffect<T>(
  within: EffectMark["within"],
  work: (transaction: Transaction) => Promise<T>,
): (transaction: Transaction) => Promise<T> {
  const mark = current.getStore();
  if (mark?.within !== within) return work;
  return async (transaction) => {
    const result = await work(transaction);
    await mark.note(transaction);
    return result;
  };
}
