#pragma once

#include <QtCore/QString>

namespace offprint {

/// The style sheet of toHtmlPage(): a column of some 70 characters, numbers hanging beside it; on paper no
/// folded abstracts and the addresses of links not spelled out, for the identifiers are.
inline const QString& htmlPageStyle()
{
    static const QString style = QStringLiteral(R"css(
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1d1c1a; --quiet: #6a665f; --rule: #ddd8cd; --link: #1f4f8f; --note: #f4f0e4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a; --ink: #e4e1da; --quiet: #9d988e; --rule: #35363a; --link: #93b8ee; --note: #222327;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 4rem 1.5rem 5rem 4.5rem; max-width: 48rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Source Serif 4", "Source Serif Pro", Georgia, Cambria, serif;
  font-variant-numeric: oldstyle-nums proportional-nums; font-kerning: normal;
  hanging-punctuation: first allow-end;
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; }
header { margin-bottom: 3rem; padding-bottom: 1rem; border-bottom: 1px solid var(--rule); }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; font-weight: 600; text-wrap: balance; }
h1, h2, .names, .facts, .ids { overflow-wrap: anywhere; }
header p, .facts, .ids, summary { color: var(--quiet); }
header p { margin: 0; }
ol { margin: 0; padding: 0; list-style: none; counter-reset: paper; }
ol > li { position: relative; margin: 0 0 2.25rem; counter-increment: paper; }
ol > li::before {
  content: counter(paper); position: absolute; right: calc(100% + 1rem); top: .06em;
  color: var(--quiet); font-variant-numeric: lining-nums tabular-nums;
}
h2 { margin: 0 0 .2rem; font-size: 1.2rem; line-height: 1.3; font-weight: 600; text-wrap: pretty; }
h2 a { color: inherit; }
.names, .facts, .ids { margin: 0; }
.facts cite { font-style: italic; }
.ids { font-size: .9rem; font-variant-numeric: lining-nums; }
.ids > * + *::before { content: "\00b7"; display: inline-block; padding: 0 .5em; color: var(--quiet); }
details { margin-top: .5rem; }
summary { width: fit-content; cursor: pointer; font-size: .9rem; }
details p { margin: .5rem 0 0; hyphens: auto; text-wrap: pretty; overflow-wrap: break-word; }
.note {
  margin-top: .75rem; padding: .6rem .9rem; border-left: 3px solid var(--rule); background: var(--note);
  white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4;
}
@media (max-width: 40rem) {
  body { padding: 2rem 1.25rem 3rem; }
  ol > li::before { position: static; margin-right: .5rem; float: left; line-height: 1.5; }
}
@media print {
  @page { margin: 2cm 2cm 2.2cm; }
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #555; --rule: #bbb; --link: #000; --note: #fff;
  }
  body { max-width: none; padding: 0 0 0 2.5rem; font-size: 10.5pt; line-height: 1.4; }
  header { margin-bottom: 1.5rem; }
  ol > li { margin-bottom: 1.25rem; }
  h2, .names, .facts { break-after: avoid; }
  h2, .ids, .note { break-inside: avoid; }
  summary { display: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  details p { orphans: 3; widows: 3; }
}
)css");
    return style;
}

} // namespace offprint
