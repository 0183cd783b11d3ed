/** What a file may do: `pure` files take values and give values; `edge` files touch disk, process or terminal. */
export type Kind = 'pure' | 'edge';

interface Layer {
  kind: Kind;
  /** Folders (with a slash at the end) and single files; the longest entry that fits decides where a file belongs. */
  files: readonly string[];
}

const pure = (...files: string[]): Layer => ({ kind: 'pure', files });
const edge = (...files: string[]): Layer => ({ kind: 'edge', files });

/** The layers of pipeline/, the lowest first: a file imports only from its own layer or from a lower one. */
export const LAYERS: readonly Layer[] = [
  pure('text/'),
  edge('disk/'),
  pure('problem/'),
  pure('problem/help/'),
  pure('problem/formats/'),
  pure('clean/lookup-table.ts', 'clean/link-text.ts', 'clean/mask.ts'),
  pure('clean/latex/'),
  pure('clean/'),
  pure('extract/'),
  pure('extract/decode/'),
  pure('extract/cards/'),
  pure('extract/lines/'),
  pure('extract/json/', 'extract/html/', 'extract/feed/'),
  pure('extract/readers.ts', 'extract/read-text.ts', 'extract/extract.ts'),
  pure(
    ...['thresholds', 'order', 'normalise', 'titles', 'id', 'confusables'].map((name) => `merge/${name}.ts`),
  ),
  pure('merge/compare/'),
  pure('merge/candidates/', 'merge/decide/'),
  pure('merge/cluster/'),
  pure('merge/'),
  pure('validate/'),
  pure('emit/'),
  pure('diff/'),
  pure('metadata/'),
  pure('report/'),
  pure('report/sections/'),
  pure('report/report.ts'),
  edge('cli/'),
  edge('raw/', 'dataset/'),
  edge('verify/'),
  edge('verify/readers/'),
  edge('verify/laws/'),
  edge(
    ...['verify', 'all', 'own-tables', 'wording', 'subprocess', 'subprocess-main'].map(
      (name) => `verify/${name}.ts`,
    ),
  ),
  edge('build/'),
  edge('build.ts'),
  pure('contribute/'),
  edge(...['submissions', 'preview', 'problems', 'tables'].map((name) => `contribute/${name}.ts`)),
  edge('fetch/', 'release/', 'download/', 'explain/', 'review/', 'package/'),
  edge('check/'),
  edge(''),
];

/** The index of the layer of a file, by its path below pipeline/. */
export function layerOf(file: string): number {
  const fits = LAYERS.flatMap(({ files }, layer) =>
    files
      .filter((entry) => (entry === '' || entry.endsWith('/') ? file.startsWith(entry) : file === entry))
      .map((entry) => ({ layer, length: entry.length })),
  );
  return fits.reduce((best, one) => (one.length > best.length ? one : best)).layer;
}
