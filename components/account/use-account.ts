"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/live/trpc.ts";

/** The account of the person who is signed in; `placeholder` while it has no password, `byLink` while it may set one without the old one. Null until it is known. */
export function useAccount() {
  return useQuery(useTRPC().members.me.queryOptions()).data ?? null;
}
