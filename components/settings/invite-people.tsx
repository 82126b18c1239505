"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeCopy } from "#components/ui/code-copy.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { QrCode } from "#components/ui/qr-code.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";

const roles = [
  { value: "admin", label: "Admin: people and agents too" },
  { value: "member", label: "Member: tasks and reviews" },
  { value: "viewer", label: "Viewer: reads only" },
] as const;
const spans = [
  { value: "3600", label: "1 hour" },
  { value: "86400", label: "1 day" },
  { value: "604800", label: "7 days" },
] as const;

/** Makes an invite for one person, as a link and a QR code. */
export function InvitePeople({ workspaceId }: { workspaceId: string }) {
  const invite = useMutation(useTRPC().members.createInvite.mutationOptions());
  const [role, setRole] = useState<(typeof roles)[number]["value"]>("member");
  const [span, setSpan] = useState<(typeof spans)[number]["value"]>("86400");
  return (
    <Section title="Invite a person">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Role" className="min-w-60 flex-1">
          <Select options={roles} value={role} onChange={setRole} />
        </Field>
        <Field label="Good for" className="w-32">
          <Select options={spans} value={span} onChange={setSpan} />
        </Field>
        <Button
          variant="primary"
          busy={invite.isPending}
          onClick={() => invite.mutate({ workspaceId, kind: "human", role, ttlSeconds: Number(span) })}
        >
          {invite.data ? "Make another link" : "Make a link"}
        </Button>
      </div>
      {invite.error && (
        <div className="mt-3">
          <ErrorNotice>{reasonOf(invite.error)}</ErrorNotice>
        </div>
      )}
      {invite.data && (
        <div className="mt-4 flex flex-wrap items-start gap-5">
          <QrCode text={invite.data.url} label={`QR code of ${invite.data.url}`} />
          <div className="min-w-0 flex-1 basis-64">
            <CodeCopy code={invite.data.url} label="invite link" />
            <p className="mt-2 text-ink-soft text-sm">
              Lets one person in. It ends <RelativeTime at={isoTime(invite.data.expiresAt)} />. Send it
              yourself: no mail goes out from here.
            </p>
          </div>
        </div>
      )}
    </Section>
  );
}
