"""How the page looks: plain type on paper, light or dark, on a phone, a screen or a wall.

There is no font, no image and no other style than this.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d1c1a; --soft: #66625b; --line: #dedad2;
  --good: #37795a; --bad: #b3261e; --warn: #9a6700; --info: #2f5d8a; --hint: #77736b;
  --mark: #ffe6a0; --wire: #a9a294;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", Palatino, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161614; --card: #1e1e1b; --ink: #eae7e0; --soft: #a39e94; --line: #373630;
    --good: #7cc49a; --bad: #ff8f85; --warn: #e0b54a; --info: #8fbce8; --hint: #9c978d;
    --mark: #5d4c12; --wire: #6e6a60;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 15px/1.5 var(--sans);
  -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { max-width: 1224px; margin: 0 auto; padding: 40px 32px 64px; overflow-wrap: break-word; }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.15; margin: 0; }
h1 { font-size: 40px; letter-spacing: -0.01em; }
h2 { font-size: 26px; padding-top: 28px; border-top: 1px solid var(--line); }
h3 { font-size: 15px; margin: 28px 0 8px; }
section { margin-top: 56px; }
p { margin: 8px 0; max-width: 46em; }
a { color: inherit; text-decoration-color: var(--wire); text-underline-offset: 3px; }
code, .path { font-family: var(--mono); font-size: 12.5px; }
ul, ol { margin: 0; padding: 0; list-style: none; }
.soft { color: var(--soft); }
.date { color: var(--soft); margin: 6px 0 0; }
nav { margin-top: 20px; display: flex; flex-wrap: wrap; gap: 4px 20px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
  gap: 1px; margin: 28px 0 0; padding: 1px; }
.figures div { background: var(--card); outline: 1px solid var(--line); padding: 14px 16px;
  display: flex; flex-direction: column; justify-content: space-between; gap: 2px; }
.figures dt { color: var(--soft); font-size: 13px; }
.figures dd { margin: 0; font: 600 30px/1.2 var(--serif); font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .error, .bad { color: var(--bad); } .warning { color: var(--warn); }
.info { color: var(--info); } .hint { color: var(--hint); }
.label { font-size: 12.5px; font-weight: 600; white-space: nowrap; }
figure { margin: 20px 0 0; }
figure svg { display: block; max-width: 100%; height: auto; }
.medium, .narrow { display: none; }
.box { fill: var(--card); stroke: var(--line); }
.name { font: 600 12px var(--sans); fill: var(--ink); }
.row { font: 11.5px var(--mono); fill: var(--ink); }
.note { font: 12px var(--sans); fill: var(--soft); }
.wire { fill: none; stroke: var(--wire); }
.tip { fill: var(--wire); }
.tested { fill: var(--good); }
.untested { fill: none; stroke: var(--soft); }
.clashing { fill: var(--bad); }
.unnamed { fill: var(--wire); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 16px 0 0; font-size: 13px;
  color: var(--soft); }
.legend svg { display: inline-block; vertical-align: -2px; margin-right: 6px; }
.bar { display: inline-block; vertical-align: middle; }
.track { fill: var(--line); }
.fill-good { fill: var(--good); } .fill-error { fill: var(--bad); }
.fill-warning { fill: var(--warn); } .fill-info { fill: var(--info); }
.fill-hint { fill: var(--hint); }
details { border-bottom: 1px solid var(--line); }
details:first-of-type { border-top: 1px solid var(--line); margin-top: 16px; }
summary { padding: 8px 0; cursor: pointer; display: flex; flex-wrap: wrap; gap: 2px 16px;
  align-items: baseline; }
summary::before { content: "+"; color: var(--soft); font-family: var(--mono); width: 1ch; }
details[open] > summary::before { content: "\\2212"; }
summary .path { flex: 1 1 260px; min-width: 0; overflow-wrap: anywhere; }
summary .count { min-width: 150px; text-align: right; color: var(--soft); font-size: 13px;
  font-variant-numeric: tabular-nums; }
.inside { padding: 0 0 20px 24px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13.5px; }
th { text-align: left; font-weight: 600; font-size: 12.5px; color: var(--soft); }
th, td { padding: 5px 14px 5px 0; vertical-align: top; border-bottom: 1px solid var(--line); }
tr:last-child > td { border-bottom: 0; }
td.id { font-family: var(--mono); font-size: 12.5px; min-width: 8em; max-width: 22em;
  overflow-wrap: anywhere; }
td.place { min-width: 12em; max-width: 26em; overflow-wrap: anywhere; }
td.place code { color: var(--soft); }
td.says { min-width: 16em; max-width: 34em; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.line { color: var(--soft); font-variant-numeric: tabular-nums; text-align: right; }
th.file { vertical-align: bottom; padding: 4px; height: 120px; }
th.file span { display: block; writing-mode: vertical-rl; transform: rotate(180deg);
  font: 12px var(--mono); max-height: 220px; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
td.cell { text-align: center; padding: 5px 4px; border-left: 1px solid var(--line);
  min-width: 26px; }
.conflict { background: var(--card); border: 1px solid var(--line);
  border-top: 3px solid var(--bad); margin-top: 20px; padding: 14px 18px 18px;
  break-inside: avoid; }
.conflict.is-warning { border-top-color: var(--warn); }
.conflict.is-info, .conflict.is-hint { border-top-color: var(--info); }
.conflict h3 { margin: 2px 0 10px; font: 600 18px/1.35 var(--serif); max-width: 46em; }
.sides { display: grid; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); }
.side { min-width: 0; }
blockquote { margin: 4px 0 0; padding: 10px 12px; border-left: 3px solid var(--line);
  background: var(--paper); font: 15px/1.55 var(--serif); overflow-wrap: anywhere; }
.said { margin-top: 4px; color: var(--soft); font-size: 13px; }
mark { background: var(--mark); color: inherit; padding: 1px 2px; border-radius: 2px;
  text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
.tree { margin-top: 16px; }
.tree .level { display: grid; grid-template-columns: 130px 1fr; gap: 0 20px; }
.tree .rank { font: 600 18px/1.3 var(--serif); padding: 12px 0; }
.tree .held { border-left: 3px solid var(--ink); padding: 12px 0 12px 20px; min-width: 0; }
.tree .level:nth-child(2) .held { border-left-width: 2.5px; }
.tree .level:nth-child(n+3) .held { border-left-width: 2px; border-left-color: var(--soft); }
.tree .level:nth-child(n+5) .held { border-left-width: 1px; }
.tree .level + .level > * { border-top: 1px solid var(--line); }
.tree li + li { margin-top: 8px; }
.tree li li { display: inline; margin: 0; }
.tree li li + li::before { content: "\\00a0\\00b7\\00a0"; color: var(--soft); }
.rulings { margin-top: 16px; }
.rulings li + li { margin-top: 12px; }
.asked { margin: 12px 0 0; }
.asked li { display: grid; grid-template-columns: 4em 1fr; gap: 0 12px; padding: 5px 0; }
.asked .line { color: var(--soft); text-align: right; font-size: 13px;
  font-variant-numeric: tabular-nums; }
.asked .because { display: block; color: var(--soft); font-size: 13px; }
.inside h3 { margin: 18px 0 0; font-size: 13.5px; overflow-wrap: anywhere; }
footer { margin-top: 64px; padding-top: 16px; border-top: 1px solid var(--line);
  color: var(--soft); font-size: 13px; }
@media (max-width: 1180px) {
  .wide { display: none; } .medium { display: block; }
}
@media (max-width: 760px) {
  body { padding: 24px 16px 48px; }
  h1 { font-size: 30px; } h2 { font-size: 22px; }
  section { margin-top: 40px; }
  .medium { display: none; } .narrow { display: block; }
  .narrow svg { width: 100%; max-width: 520px; }
  .figures { grid-template-columns: 1fr 1fr; }
  .figures dd { font-size: 24px; }
  .inside { padding-left: 0; }
  .bars { display: none; }
  td.place { min-width: 11em; }
  td.id { min-width: 5em; } td.says { min-width: 13em; }
  summary .count { min-width: 0; }
  .tree .level { grid-template-columns: 1fr; }
  .tree .rank { padding-bottom: 0; }
  .tree .level + .level > .held { border-top: 0; }
  .tree .held { padding: 6px 0 12px 14px; }
  .asked li { grid-template-columns: 2.6em 1fr; }
  .conflict { padding: 12px 12px 14px; }
}
@media print {
  :root { --paper: #ffffff; --card: #ffffff; --ink: #000000; --soft: #555555; --line: #cccccc;
    --good: #1f6b47; --bad: #a01b14; --warn: #7a5200; --info: #1f4d7a; --hint: #666666;
    --mark: #ffe6a0; --wire: #888888; color-scheme: light; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 11px; }
  body { padding: 0; max-width: none; }
  nav, summary::before { display: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .wide, .narrow { display: none; } .medium { display: block; }
  .scroll { overflow: visible; }
  h2, h3, summary { break-after: avoid; }
  tr, .asked li, .level { break-inside: avoid; }
}
"""


def policy() -> str:
    """What the page allows to be loaded: nothing, and no style but its own."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
