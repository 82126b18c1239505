import type { Metadata } from "next";
import { BoardScreen } from "#components/board/board-screen.tsx";

export const metadata: Metadata = { title: "Board" };

/** The board; its data is opened by the layout and stays live between pages. */
export default function BoardPage() {
  return <BoardScreen />;
}
