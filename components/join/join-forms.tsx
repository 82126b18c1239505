"use client";
import { useState } from "react";
import { reasonOf, useTRPCClient } from "#components/live/trpc.ts";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { SignUpForm } from "#components/sign-in/sign-up-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { WayIn } from "./way-in.tsx";

/** Joins a person: alone or with an agent, with a new account, an old one, or the one signed in. */
export function JoinForms({
  code,
  signedInAs,
  role,
}: {
  code: string;
  signedInAs: string | null;
  role: string;
}) {
  const client = useTRPCClient();
  const [way, setWay] = useState<"alone" | "agent">("alone");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function join(): Promise<string | null> {
    try {
      const { workspaceId } = await client.members.acceptInvite.mutate({ code });
      window.location.assign(way === "agent" ? `/w/${workspaceId}/agents/join` : `/w/${workspaceId}`);
      return null;
    } catch (problem) {
      return reasonOf(problem);
    }
  }
  async function joinSignedIn() {
    setBusy(true);
    const refusal = await join();
    setError(refusal);
    setBusy(refusal === null);
  }
  const action = way === "agent" ? "Join, then connect my agent" : "Join the workspace";
  return (
    <div className="flex flex-col gap-6">
      {role !== "viewer" && <WayIn way={way} onChange={setWay} />}
      {signedInAs ? (
        <div className="flex flex-col items-start gap-3">
          {error && <ErrorNotice>{error}</ErrorNotice>}
          <Button variant="primary" size="lg" busy={busy} onClick={joinSignedIn}>
            {action}
          </Button>
          <p className="text-ink-soft text-sm">
            You join as {signedInAs}, in the role of {role}.
          </p>
        </div>
      ) : (
        <Tabs
          label="Your account"
          tabs={[
            {
              value: "new",
              label: "I am new here",
              content: <SignUpForm code={code} onSignedIn={join} action={action} />,
            },
            {
              value: "known",
              label: "I have an account",
              content: <SignInForm onSignedIn={join} action={action} />,
            },
          ]}
        />
      )}
    </div>
  );
}
