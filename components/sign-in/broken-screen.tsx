"use client";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PlainPage } from "./plain-page.tsx";

/** A page that could not be shown: what is safe, what to do, and a reference for whoever runs the server. */
export function BrokenScreen({ reference, onRetry }: { reference: string | null; onRetry: () => void }) {
  return (
    <PlainPage
      title="This page could not be shown"
      lead="Your work is safe: agents and tasks go on without this page. Try again; if it stays like this, tell whoever runs this server."
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" onClick={onRetry}>
          Try again
        </Button>
        <LinkButton href="/workspaces" size="lg">
          Your workspaces
        </LinkButton>
      </div>
      {reference && (
        <p className="text-ink-faint text-sm">
          Reference <span className="font-mono">{reference}</span>
        </p>
      )}
    </PlainPage>
  );
}
