import { NotFoundScreen } from "#components/sign-in/not-found-screen.tsx";

export const metadata = { title: "Not found" };

/** No page at this address, or none for this person. */
export default function NotFound() {
  return <NotFoundScreen />;
}
