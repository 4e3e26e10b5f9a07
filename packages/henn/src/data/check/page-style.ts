/** How the page looks: in light and in dark surroundings, on screens and on paper, with nothing from elsewhere. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --card: #ffffff; --line: #dfe3e8; --ink: #1b2129; --soft: #5b6672; --accent: #2563a8;
  --error: #b3261e; --error-soft: #fbe9e7; --warning: #8a5a00; --warning-soft: #fdf3dc; --hint: #2563a8; --hint-soft: #e7f0fa; --good: #1c7a3d; --good-soft: #e4f5ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --card: #1d2126; --line: #343b44; --ink: #e8ebef; --soft: #a2adb9; --accent: #7db4f0;
    --error: #ff8a80; --error-soft: #3a2120; --warning: #f2c063; --warning-soft: #37301f; --hint: #7db4f0; --hint-soft: #1f2d3d; --good: #7fd49a; --good-soft: #1d3325;
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif }
main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 64px }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; overflow-wrap: anywhere }
h2 { font-size: 18px; margin: 40px 0 12px }
p { margin: 0 0 8px }
.soft { color: var(--soft) }
.verdict { display: inline-block; margin-top: 12px; padding: 6px 14px; border-radius: 999px; font-weight: 600 }
.verdict.good { background: var(--good-soft); color: var(--good) }
.verdict.bad { background: var(--error-soft); color: var(--error) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 16px; align-items: start }
.columns .all { grid-column: 1 / -1 }
.columns h2 { margin: 0 0 10px; font-size: 16px }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th { font-weight: 500; font-size: 13px; color: var(--soft); text-align: right; padding: 4px 0 6px 14px; border-bottom: 1px solid var(--line); white-space: nowrap }
td { text-align: right; padding: 6px 0 6px 14px; border-bottom: 1px solid var(--line); white-space: nowrap }
tr:last-child td { border-bottom: 0 }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; overflow-wrap: break-word; min-width: 8em; max-width: 26em }
.wide + p { margin-top: 12px }
section.card > p:last-child { margin-bottom: 0 }
.finding { border-left: 5px solid var(--tone); margin-bottom: 12px; padding: 12px 18px }
.finding h3 { margin: 0 0 6px; font-size: 15px }
.finding ul { margin: 0 0 8px; padding-left: 20px; overflow-wrap: anywhere }
.finding .out { margin: 0; color: var(--soft) }
.error { --tone: var(--error); --tone-soft: var(--error-soft) }
.warning { --tone: var(--warning); --tone-soft: var(--warning-soft) }
.hint { --tone: var(--hint); --tone-soft: var(--hint-soft) }
.tag { display: inline-block; background: var(--tone-soft); color: var(--tone); border-radius: 6px; padding: 1px 8px; font-size: 13px; font-weight: 600; margin: 0 4px 4px 0 }
.chip { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 6px; vertical-align: -1px; border: 1px solid rgb(0 0 0 / 0.25) }
.cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 520px), 1fr)); gap: 16px }
figure.card { margin: 0; overflow: hidden; padding: 0 }
figure .picture { background: #000; text-align: center }
figure img { display: block; max-width: 100%; height: auto; margin: 0 auto }
figcaption { padding: 12px 16px; font-size: 14px }
figcaption b { overflow-wrap: anywhere }
figcaption p { margin: 2px 0 }
.amounts > span { white-space: nowrap; margin-right: 14px }
svg.bars { display: block; margin-left: auto; fill: var(--accent) }
details { margin-top: 20px }
details .card { margin-top: 12px }
summary { cursor: pointer; color: var(--accent) }
code { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }
@media print { body { background: none } .card { break-inside: avoid } }
`
