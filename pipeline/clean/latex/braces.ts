/**
 * Braces that are there for LaTeX alone: around one symbol (`{Δ}G`), or to keep a capital (`{D}ual`). Others
 * are read: `{-1, 0, 1}`, `UCGM-{T,S}`, `{question}`.
 */
export function fixBraces(text: string): string {
  return text
    .replace(/(?<![\w\\^_}\ue000])(?:\{[^\0-\x7f\ue000]{1,2}\})+/g, (group) => group.replace(/[{}]/g, ''))
    .replace(/(?<=[A-Za-z])\{([\u00c0-\u024f])\}/g, '$1')
    .replace(/(?<![\w\\^_}$\ue000])\{([A-Z]{1,6})\}(?=[a-z])/g, '$1');
}
