/** The page's whole style: light and dark, one column on a phone, text beside its chart on a desktop, printable. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#f7f8f6;--raised:#fff;--ink:#14211f;--soft:#4c5b58;--line:#d9dfdc;--accent:#0f6b70;--c0:#0f7c80;--c1:#c2562c;--c2:#6a5bb0;--c3:#8a7a16;--c4:#3f6fb5;--c5:#a8437c;--on:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#0f1514;--raised:#161e1d;--ink:#e6edea;--soft:#a3b2ae;--line:#2a3634;--accent:#5cc5c6;--c0:#49b8ba;--c1:#e88a5f;--c2:#a698ea;--c3:#cdb94a;--c4:#7fabe8;--c5:#e083b4;--on:#0f1514}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 Geist,ui-sans-serif,system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC","PingFang SC",sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:1120px;margin:0 auto;padding:0 24px}
header{padding-top:72px;padding-bottom:20px}
.kicker{color:var(--accent);font-size:14px;font-weight:550;margin:0 0 10px}
h1{font-size:clamp(32px,5.4vw,54px);line-height:1.08;letter-spacing:-.025em;font-weight:600;margin:0 0 18px;max-width:20ch;text-wrap:balance}
.dek{font-size:clamp(17px,2vw,20px);line-height:1.5;color:var(--soft);max-width:62ch;margin:0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:12px;overflow:hidden;margin:44px 0 36px}
.facts div{background:var(--raised);padding:16px 18px}.facts dt{font-size:13px;color:var(--soft);margin:0}.facts dd{margin:2px 0 0;font-size:22px;font-weight:600;letter-spacing:-.01em}
section{border-top:1px solid var(--line);padding:52px 0;display:grid;gap:28px}
@media (min-width:900px){section{grid-template-columns:minmax(0,19fr) minmax(0,31fr);gap:56px}.all{grid-template-columns:minmax(0,1fr);gap:20px}}
h2{font-size:clamp(22px,2.6vw,28px);line-height:1.2;letter-spacing:-.015em;font-weight:600;margin:0 0 12px;text-wrap:balance}
h3{font-size:16px;font-weight:600;margin:18px 0 8px}
p{margin:0 0 12px;max-width:64ch}.lead{margin-top:44px}
figure{margin:0;min-width:0}figcaption{font-size:14px;color:var(--soft);margin:0 0 12px}
svg{display:block;width:100%;height:auto;overflow:visible}.narrow{display:none}
@media (max-width:560px){.wide{display:none}.narrow{display:block}main,header,footer{padding-left:18px;padding-right:18px}header{padding-top:44px}section{padding:40px 0}.facts{grid-template-columns:1fr 1fr}.facts dd{font-size:19px}}
svg text{font-family:inherit;font-size:13px;fill:var(--ink)}svg text{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}svg .inside{stroke:none}svg .tick{fill:var(--soft);font-size:12.5px}svg .name{font-weight:600}svg .value{font-weight:600}svg .inside{fill:var(--on);font-weight:600}
.grid{stroke:var(--line);stroke-width:1}.fence{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:5 4}.ring{fill:none;stroke:var(--ink);stroke-width:1.5}
path,.fit{fill:none;stroke-width:2.4;stroke-linejoin:round;stroke-linecap:round}.fit{stroke-width:1.6;stroke-dasharray:6 5}
${[0, 1, 2, 3, 4, 5].map((index) => `.s${index}{stroke:var(--c${index})}svg .f${index}{fill:var(--c${index})}.k${index}{background:var(--c${index})}`).join("")}
.soft{opacity:.3}.dot{opacity:.6}
.key{display:flex;flex-wrap:wrap;gap:6px 18px;list-style:none;margin:14px 0 0;padding:0;font-size:14px;color:var(--soft)}.key i{display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:7px}
details{margin-top:16px;font-size:14px}summary{cursor:pointer;color:var(--accent);padding:6px 0;width:fit-content}summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:4px}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--raised)}.scroll:focus-visible{outline:2px solid var(--accent)}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{padding:8px 14px;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}tr:last-child td,tr:last-child th{border-bottom:0}
thead th{color:var(--soft);font-weight:500}tbody th{font-weight:550}.n{text-align:right}
.heat td{text-align:center}
footer{border-top:1px solid var(--line);padding-top:36px;padding-bottom:72px;color:var(--soft);font-size:14px}footer ul{padding-left:18px;max-width:80ch}footer code{overflow-wrap:anywhere;font-size:12.5px}
@media print{body{background:#fff}section{break-inside:avoid}}
`;
