import {
  Bot,
  ChartColumn,
  LayoutDashboard,
  type LucideIcon,
  MessagesSquare,
  Settings,
  Target,
} from "lucide-react";

export type Place = { name: string; href: string; icon: LucideIcon; exact: boolean };

/** The pages of a workspace, in the order of the sidebar. Only what exists. */
export const placesOf = (workspaceId: string): Place[] => [
  { name: "Board", href: `/w/${workspaceId}`, icon: LayoutDashboard, exact: true },
  { name: "Runs", href: `/w/${workspaceId}/runs`, icon: Target, exact: false },
  { name: "Threads", href: `/w/${workspaceId}/threads`, icon: MessagesSquare, exact: false },
  { name: "Agents", href: `/w/${workspaceId}/agents`, icon: Bot, exact: false },
  { name: "Usage", href: `/w/${workspaceId}/usage`, icon: ChartColumn, exact: false },
  { name: "Settings", href: `/w/${workspaceId}/settings`, icon: Settings, exact: false },
];

/** Is this place the one the address shows? A task belongs to the board. */
export function isHere(place: Place, pathname: string): boolean {
  if (place.exact) return pathname === place.href || pathname.startsWith(`${place.href}/tasks/`);
  return pathname === place.href || pathname.startsWith(`${place.href}/`);
}
