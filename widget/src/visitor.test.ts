import { afterEach, describe, expect, it, vi } from "vitest";
import { recallVisitor, rememberVisitor } from "./visitor.ts";

function useStore(store: Pick<Storage, "getItem" | "setItem">): void {
  vi.stubGlobal("localStorage", store);
}

afterEach(() => vi.unstubAllGlobals());

describe("[D5] what the browser remembers", () => {
  it("returns what was remembered, by storefront", () => {
    const values = new Map<string, string>();
    useStore({ getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) });
    rememberVisitor("pk_a", { token: "t", closed: "c" });
    expect(recallVisitor("pk_a")).toEqual({ token: "t", closed: "c" });
    expect(recallVisitor("pk_b")).toEqual({});
  });

  it("stores nothing by reading", () => {
    const setItem = vi.fn();
    useStore({ getItem: () => null, setItem });
    recallVisitor("pk_a");
    expect(setItem).not.toHaveBeenCalled();
  });

  it.each(["{broken", "null", "7", '"text"', "[]"])("starts afresh where the store holds %s", (stored) => {
    useStore({ getItem: () => stored, setItem: () => {} });
    expect(recallVisitor("pk_a").token).toBeUndefined();
  });

  it("survives a browser that refuses storage", () => {
    const refuse = (): never => {
      throw new DOMException("denied", "SecurityError");
    };
    useStore({ getItem: refuse, setItem: refuse });
    expect(recallVisitor("pk_a")).toEqual({});
    expect(() => rememberVisitor("pk_a", { token: "t" })).not.toThrow();
    vi.stubGlobal("localStorage", undefined);
    expect(recallVisitor("pk_a")).toEqual({});
  });
});
