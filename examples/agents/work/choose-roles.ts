import type { TypedColumn } from "./infer-column.ts";

export type Order = { column: TypedColumn; kind: "date" | "year" };

const YEAR_NAMES = /^(year|yr|jahr|année|annee|año|ano|年|年份|年度)$/i;
const ID_NAMES = /(^|[_ ])(id|nr|no|number|index)\.?$|^(#|row|编号|序号)$/i;

/** The column that orders the rows in time: the first date column with three or more values, else a column of years. */
export function chooseOrder(columns: TypedColumn[]): Order | null {
  const varied = (column: TypedColumn) => new Set(column.values.filter((value) => value !== null)).size >= 3;
  const date = columns.find((column) => column.kind === "date" && varied(column));
  if (date) return { column: date, kind: "date" };
  const year = columns.find(
    (column) => column.kind === "integer" && YEAR_NAMES.test(column.name) && varied(column),
  );
  return year ? { column: year, kind: "year" } : null;
}

/** Numeric columns worth statistics of relation: not the ordering one and not row numbers. */
export function chooseMeasures(columns: TypedColumn[], order: Order | null): TypedColumn[] {
  return columns.filter((column) => {
    if (column.kind !== "integer" && column.kind !== "number") return false;
    if (column === order?.column) return false;
    const isId =
      column.kind === "integer" &&
      ID_NAMES.test(column.name) &&
      new Set(column.values).size === column.values.length;
    return !isId;
  });
}

/** Text and yes/no columns with 2 to 8 different values, the candidates for comparison. */
export function chooseCategories(columns: TypedColumn[]): TypedColumn[] {
  return columns.filter((column) => {
    if (column.kind !== "text" && column.kind !== "boolean") return false;
    const distinct = new Set(column.text.filter((value) => value !== null)).size;
    return distinct >= 2 && distinct <= 8;
  });
}

/** The category whose values run side by side (each date once per value), as stations or countries do; null when none does. */
export function choosePanel(categories: TypedColumn[], order: Order | null): TypedColumn | null {
  if (!order) return null;
  const at = order.column.values;
  if (new Set(at).size === at.length) return null;
  return (
    categories.find(
      (category) => new Set(at.map((value, row) => `${value}\0${category.text[row]}`)).size === at.length,
    ) ?? null
  );
}
