export type LineChart = {
  title: string;
  /** Corners as zero-based [column, row]. */
  from: [number, number];
  to: [number, number];
  /** Reference of the labels on the x axis, and one line per series. */
  categories: string;
  series: { nameRef: string; valuesRef: string }[];
};

const COLOURS = ["0F7C80", "C8643C", "6B5FA8", "8A8F2A"];

/** The XML of a native spreadsheet line chart (ECMA-376 part 1, chapter 21) that draws from cells of the workbook. */
export function lineChartXml({ title, categories, series }: LineChart): string {
  const lines = series
    .map(({ nameRef, valuesRef }, index) => {
      const stroke = `<a:ln w="28575" cap="rnd"><a:solidFill><a:srgbClr val="${COLOURS[index % COLOURS.length]}"/></a:solidFill><a:round/></a:ln>`;
      return (
        `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${escapeXml(nameRef)}</c:f></c:strRef></c:tx><c:spPr>${stroke}</c:spPr>` +
        `<c:marker><c:symbol val="none"/></c:marker><c:cat><c:strRef><c:f>${escapeXml(categories)}</c:f></c:strRef></c:cat>` +
        `<c:val><c:numRef><c:f>${escapeXml(valuesRef)}</c:f></c:numRef></c:val><c:smooth val="0"/></c:ser>`
      );
    })
    .join("");
  const axis = (kind: "catAx" | "valAx", id: number, cross: number, position: string, extra: string) =>
    `<c:${kind}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/>${extra}<c:crossAx val="${cross}"/><c:crosses val="autoZero"/></c:${kind}>`;
  const grid = `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9E0E0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
    `<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1300" b="1"/></a:pPr><a:r><a:rPr lang="en" sz="1300" b="1"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>` +
    `${axis("catAx", 111, 222, "b", '<c:numFmt formatCode="General" sourceLinked="0"/><c:tickLblPos val="low"/>')}${axis("valAx", 222, 111, "l", `${grid}<c:numFmt formatCode="General" sourceLinked="0"/><c:tickLblPos val="nextTo"/>`)}</c:plotArea>` +
    `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
