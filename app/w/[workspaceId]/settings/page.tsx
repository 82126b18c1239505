import { SettingsScreen } from "#components/settings/settings-screen.tsx";

export const metadata = { title: "Settings" };

/** What the workspace is set to. */
export default function SettingsRoute() {
  return <SettingsScreen />;
}
