const START = '// With parts of: ';

/** The line of a generated file that names the packages of which it holds parts: whoever ships it owes a notice. */
export function formatPackagesLine(files: readonly string[]): string {
  return `${START}${listPackages(files).join(', ')}\n`;
}

/** The packages that a generated file names. */
export function parsePackagesLine(text: string): string[] {
  const line = text.split('\n').find((each) => each.startsWith(START)) ?? START;
  return line.slice(START.length).split(', ').filter(Boolean);
}

/** Names of the packages that files are of, in order. */
export function listPackages(files: readonly string[]): string[] {
  const names = files.flatMap((file) => {
    const [, ...within] = file.split('node_modules/');
    return /^(?:@[^/]+\/)?[^/]+/.exec(within.at(-1) ?? '') ?? [];
  });
  return [...new Set(names)].sort();
}
