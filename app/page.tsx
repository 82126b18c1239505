import { redirect } from "next/navigation";

/** The bare address opens the list of workspaces; who is not signed in is sent on from there. */
export default function Home() {
  redirect("/workspaces");
}
