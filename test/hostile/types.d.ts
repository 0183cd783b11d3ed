declare module 'commonmark' {
  interface Node {
    type: string;
    destination: string | null;
    literal: string | null;
  }
  interface Walker {
    next(): { entering: boolean; node: Node } | null;
  }
  export class Parser {
    parse(text: string): { walker(): Walker };
  }
}

declare module 'csv-spectrum' {
  interface Csv {
    name: string;
    csv: Buffer;
    json: Buffer;
  }
  export default function csvSpectrum(done: (error: Error | null, files: Csv[]) => void): void;
}

declare module 'big-list-of-naughty-strings' {
  const strings: string[];
  export default strings;
}
