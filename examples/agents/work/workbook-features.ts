import type { Feature, Image } from "write-excel-file/node";
import { type LineChart, lineChartXml } from "./workbook-chart.ts";

export type SheetExtras = {
  /** Known results of the sheet's formulas, by address. */
  results?: Map<string, number>;
  /** A range whose header gets filter buttons. */
  filter?: string;
  /** A range coloured from −1 (rust) over 0 (white) to +1 (teal). */
  scale?: string;
  chart?: LineChart;
};

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Adds to the workbook what the library leaves to features: stored formula results, filters, a colour scale, a native line chart. `extras` goes by sheet index. */
export function workbookFeatures(extras: SheetExtras[]): Feature<Image["content"]>[] {
  const chartFile = (index: number) => `chart${index + 1}.xml`;
  const charted = extras.flatMap((each, index) => (each.chart ? [{ chart: each.chart, index }] : []));
  return [
    {
      files: {
        transform: {
          "xl/workbook.xml": {
            transform: (xml) =>
              xml.replace("<definedNames/>", "").replace("<calcPr/>", '<calcPr fullCalcOnLoad="1"/>'),
          },
          "xl/worksheets/sheet{id}.xml": {
            transform: (xml, _, { sheetIndex }) => finishSheet(xml, extras[sheetIndex] ?? {}),
          },
          "xl/drawings/drawing{id}.xml": {
            insert: (_, { sheetIndex }) =>
              extras[sheetIndex]?.chart ? frame(extras[sheetIndex].chart) : undefined,
          },
          "xl/drawings/_rels/drawing{id}.xml.rels": {
            insert: (_, { sheetIndex }) =>
              extras[sheetIndex]?.chart
                ? `<Relationship Id="rIdChart" Type="${REL}/chart" Target="../charts/${chartFile(sheetIndex)}"/>`
                : undefined,
          },
          "[Content_Types].xml": {
            insert: () =>
              charted
                .map(
                  ({ index }) =>
                    `<Override ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml" PartName="/xl/charts/${chartFile(index)}"/>`,
                )
                .join(""),
          },
        },
        write: {
          files: () =>
            Object.fromEntries(
              charted.map(({ chart, index }) => [`xl/charts/${chartFile(index)}`, lineChartXml(chart)]),
            ),
        },
      },
    },
  ];
}

function finishSheet(xml: string, { results, filter, scale }: SheetExtras): string {
  let done = xml.replace(
    /<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)<\/f>/g,
    (whole, address: string, rest: string, formula: string) => {
      const result = results?.get(address);
      return result === undefined ? whole : `<c r="${address}"${rest}><f>${formula}</f><v>${result}</v>`;
    },
  );
  const stops = ["-1", "0", "1"].map((value) => `<cfvo type="num" val="${value}"/>`).join("");
  const colours = ["FFC8643C", "FFFFFFFF", "FF2A8F96"].map((rgb) => `<color rgb="${rgb}"/>`).join("");
  const after = [
    filter ? `<autoFilter ref="${filter}"/>` : "",
    scale
      ? `<conditionalFormatting sqref="${scale}"><cfRule type="colorScale" priority="1"><colorScale>${stops}${colours}</colorScale></cfRule></conditionalFormatting>`
      : "",
  ].join("");
  if (after) done = done.replace("</sheetData>", () => `</sheetData>${after}`);
  return done;
}

function frame({ from, to, title }: LineChart): string {
  const corner = (name: string, [column, row]: [number, number]) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const label = title.replace(/[<>&"]/g, " ");
  return (
    `<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
    `${corner("from", from)}${corner("to", to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart" descr="${label}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${REL}" r:id="rIdChart"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}
