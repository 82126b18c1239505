import { LinkButton } from "#components/ui/link-button.tsx";
import { PlainPage } from "./plain-page.tsx";

/** Nothing here: the two reasons there can be, and the way back. */
export function NotFoundScreen() {
  return (
    <PlainPage
      title="Nothing at this address"
      lead="It was removed, the link is incomplete, or you are not a member of its workspace. A member can invite you."
    >
      <LinkButton href="/workspaces" variant="primary" size="lg" className="self-start">
        Your workspaces
      </LinkButton>
    </PlainPage>
  );
}
