/** The pack's own look: for paper and for a reader's screen, without anything fetched. */
export const packStyle = `
:root { color-scheme: light }
body { font: 10.5pt/1.45 "Inter", "Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", system-ui, sans-serif; color: #1c2024; max-inline-size: 46rem; margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 .75rem }
h2 { font-size: 12.5pt; margin: 1.5rem 0 .5rem; padding-block-end: .25rem; border-block-end: 1px solid #d9d9e0; break-after: avoid }
h3 { font-size: 9.5pt; margin: 0; break-after: avoid }
p { margin: .25rem 0 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0 }
dt { color: #60646c; max-inline-size: 18rem }
dd { margin: 0; white-space: pre-line }
table { border-collapse: collapse; inline-size: 100%; margin: .5rem 0; font-size: 9.5pt }
td, th { text-align: start; vertical-align: top; padding: .2rem .5rem .2rem 0; border-block-end: 1px solid #e8e8ec }
tr, article { break-inside: avoid }
.n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums }
.t { color: #60646c; font-size: 9pt; font-variant-numeric: tabular-nums }
td.t { inline-size: 17rem }
.hash { font: 7.5pt/1.4 ui-monospace, "DejaVu Sans Mono", monospace; word-break: break-all }
.contents td:first-child { inline-size: 50% }
.text { white-space: pre-wrap }
.weak { color: #60646c; font-size: 9pt }
a { color: inherit }
article { border-inline-start: 3px solid #cdced6; padding-inline-start: .75rem; margin: .75rem 0 }
article.shop { border-inline-start-color: #5b5bd6 }
@media print { body { margin: 0; padding: 0; max-inline-size: none } }
`
