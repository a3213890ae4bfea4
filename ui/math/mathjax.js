// TeX to SVG for Offprint: MathJax (https://docs.mathjax.org/en/v3.2/) with what abstracts need of it.

import {mathjax} from 'mathjax-full/js/mathjax.js';
import {TeX} from 'mathjax-full/js/input/tex.js';
import {SVG} from 'mathjax-full/js/output/svg.js';
import {liteAdaptor} from 'mathjax-full/js/adaptors/liteAdaptor.js';
import {RegisterHTMLHandler} from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

// What abstracts use of packages that are not there.
const macros = {
  bm: ['\\boldsymbol{#1}', 1],
  pmb: ['\\boldsymbol{#1}', 1],
  mathds: ['\\mathbb{#1}', 1],
  mathbbm: ['\\mathbb{#1}', 1],
  nicefrac: ['{#1}/{#2}', 2],
  ensuremath: ['{#1}', 1],
  emph: ['\\textit{#1}', 1],
  textsc: ['\\text{#1}', 1],
  degree: '^{\\circ}',
  coloneqq: '\\mathrel{:=}',
  argmax: '\\operatorname*{arg\\,max}',
  argmin: '\\operatorname*{arg\\,min}',
  label: ['', 1],
  tag: ['', 1],
};

function makeDocument() {
  const input = new TeX({
    packages: ['base', 'ams', 'newcommand', 'configmacros', 'boldsymbol', 'textmacros'],
    maxMacros: 200,
    maxBuffer: 4096,
    // Not an Error: what the machine itself throws is told apart by that
    formatError: (jax, error) => { throw {tex: String(error.message)}; },
    macros,
  });
  return mathjax.document('', {InputJax: input, OutputJax: new SVG({fontCache: 'none'})});
}

let page = null;

globalThis.tex2svg = (tex, display) => {
  page = page || makeDocument();
  return adaptor.innerHTML(page.convert(tex, {display, em: 16, ex: 8, containerWidth: 1280}));
};

globalThis.forget = () => { page = null; };
