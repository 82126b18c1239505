import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

type Preview = inferRouterOutputs<AppRouter>["tasks"]["preview"];

export type DocumentShape = Extract<Preview, { kind: "document" }>;
export type WorkbookShape = Extract<Preview, { kind: "workbook" }>;
export type SheetShape = WorkbookShape["sheets"][number];
export type BlockShape = DocumentShape["blocks"][number];
