/** FNV-1a with a final mix: 32 well spread bits from a text. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (const char of text) bits = Math.imul(bits ^ (char.codePointAt(0) ?? 0), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The mark an agent is known by: a symmetric pattern on a grid of 5 by 5 and a hue in degrees, both from its name alone. */
export function agentMark(name: string): { path: string; hue: number } {
  const bits = hash(name);
  // A mark of few squares is turned inside out: it must be seen.
  const sparse = (bits & 0x7fff).toString(2).replaceAll("0", "").length < 7;
  const squares: string[] = [];
  for (let cell = 0; cell < 15; cell += 1) {
    if (((bits >>> cell) & 1) === Number(sparse)) continue;
    const [x, y] = [Math.floor(cell / 5), cell % 5];
    squares.push(`M${x} ${y}h1v1h-1z`);
    if (x < 2) squares.push(`M${4 - x} ${y}h1v1h-1z`);
  }
  return { path: squares.join(""), hue: ((bits >>> 15) % 24) * 15 };
}
