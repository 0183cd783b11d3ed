const START = '// With parts of: ';

/** Makes the line of a generated file that names the packages it includes: their licences require a notice. */
export function formatPackagesLine(files: readonly string[]): string {
  return `${START}${listPackages(files).join(', ')}\n`;
}

/** Returns the packages that a generated file names. */
export function parsePackagesLine(text: string): string[] {
  const line = text.split('\n').find((each) => each.startsWith(START)) ?? START;
  return line.slice(START.length).split(', ').filter(Boolean);
}

/** Lists the packages that files belong to, sorted. */
export function listPackages(files: readonly string[]): string[] {
  const names = files.flatMap((file) => {
    const [, ...within] = file.split('node_modules/');
    return /^(?:@[^/]+\/)?[^/]+/.exec(within.at(-1) ?? '') ?? [];
  });
  return [...new Set(names)].sort();
}
