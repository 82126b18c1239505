import { notify } from "#components/ui/toast.tsx";

/** Ends the session on the server, then shows the sign-in page by a full load, so that nothing of the old session stays in memory. */
export async function signOut(): Promise<void> {
  try {
    const response = await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    window.location.assign("/sign-in");
  } catch (error) {
    notify({
      title: "You are still signed in",
      description: `Signing out failed: ${error instanceof Error ? error.message : "no answer"}. Try again.`,
      tone: "error",
    });
  }
}
