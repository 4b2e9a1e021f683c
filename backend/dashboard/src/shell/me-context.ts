import type { me, memberOrganisation, memberStorefront } from "@netvexa/contract/people";
import { createContext, useContext } from "react";
import type { z } from "zod";

export type Me = z.output<typeof me>;
export type MemberOrganisation = z.output<typeof memberOrganisation>;
export type MemberStorefront = z.output<typeof memberStorefront>;

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; only below `Member`. */
export function useMe(): Me {
  const value = useContext(MeContext);
  if (value === null) throw new Error("This screen stands outside of the sign-in.");
  return value;
}

export function storefrontsOf(me: Me): MemberStorefront[] {
  return me.organisations.flatMap(({ storefronts }) => storefronts);
}
