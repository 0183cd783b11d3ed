import { RECORDS, page } from '../support/page.ts';

/** What each name in a table of inputs comes to: how many problems of each code. */
export type Codes = Readonly<Record<string, number>>;

const long = (text: string, count: number) => text.repeat(count);
const esc = '\u001b';

/** Texts that somebody may give a paper for a title. */
export const TITLES: Readonly<Record<string, string>> = {
  'a workflow command': '::error file=raw/a.txt,line=1::All Is Well with This Dump',
  'a workflow command after blanks': '   ::set-output name=token::A Study of Secrets in Logs',
  'a workflow command after wide blanks': '\u3000\u00a0::stop-commands::A Study of Pauses',
  'an older workflow command': '##[error]A Study of Errors and Their Colours',
  'an older command within': 'A Study ##[group] of Folding Logs',
  'a command of Azure': '##vso[task.setvariable variable=x]A Study of Pipelines',
  'colons within': 'C++ and std::vector:: A Study of Colons',
  'the half of a command': 'A Study of Hashes ##',
  'a mask': '::add-mask::the of and to in is that for A Study',
  colours: `${esc}[31mRed${esc}[0m Teaming for Language Models`,
  'a title of a window': `${esc}]0;owned\u0007 A Study of Windows`,
  'a cursor that moves': `A Study${esc}[2J${esc}[H of Screens`,
  'a bell': 'A Study of Bells\u0007',
  'a backspace': 'A Study of Backs\b\b\b\b\bSpaces',
  'a carriage return': 'A Study of Returns\rand of Lines',
  'a null': 'A Study of \u0000 Nothing',
  'a C1 control': 'A Study of \u009b31m Controls',
  'a next line': 'A Study of\u0085Next Lines',
  'a line separator': 'A Study of\u2028Separators',
  'a paragraph separator': 'A Study of\u2029Paragraphs',
  'a vertical tab': 'A Study of\u000bVertical Tabs',
  'a form feed': 'A Study of\u000cForm Feeds',
  'right to left': 'A Study of \u202egnitirw desrever\u202c and Reading',
  isolates: 'A Study of \u2066Isolated\u2069 Words',
  'an override that never ends': '\u202eA Study of Overrides',
  'zero width': 'A Study\u200b of Widths',
  'a joiner between Latin letters': 'A Stu\u200ddy of Joiners',
  'a soft hyphen': 'A Study of Hyphen\u00adation',
  'a mark of byte order within': 'A Study of \ufeffMarks',
  tags: 'A Study of Tags\u{e0041}\u{e0042}\u{e007f}',
  'a variation selector': 'A Study of Variations\ufe00 and Selectors\u{e0100}',
  'a filler': 'A Study of Fillers\u3164 and Blanks',
  'a blank of Braille': 'A Study of\u2800Braille',
  'a grapheme joiner': 'A Study of Gra\u034fphemes',
  'an annotation': 'A Study of \ufff9Annotations\ufffb',
  'Hebrew with a mark': 'A Study of \u05d0\u05d1\u200f in Context',
  'Persian with a joiner': 'A Study of \u0645\u06cc\u200c\u0634\u0648\u062f in Context',
  'a picture of a family': 'A Study of \u{1f468}\u200d\u{1f469}\u200d\u{1f467} at Home',
  'a heart': 'A Study of \u2764\ufe0f and Hearts',
  'a script': '<script>alert(document.domain)</script> A Study of Scripts',
  'a picture with a handler': '"><img src=x onerror=alert(1)> A Study of Images',
  'a handler in quotes': `' onmouseover='alert(1)' A Study of Mice`,
  'the end of a comment': '--> <!-- A Study of Comments ]]> <![CDATA[',
  'the end of a style': '</style></svg></title></textarea> A Study of Ends',
  entities: '&lt;script&gt; &#x202e; &#0; &amp;amp; A Study of Entities',
  'a Markdown link': '[A Study of Links](javascript:alert(1))',
  'a Markdown picture': '![A Study](http://example.org/x.png) of Pictures',
  'a fence': '``` A Study of Fences ```',
  backticks: 'A Study of `code` and ``more`` and `',
  'a mention and an issue': 'A Study for @everyone closes #1 of GH-1',
  'a row of a table': 'A Study | of | Tables |---|',
  'a heading': '# A Study of Headings',
  'a rule of Markdown': '--- A Study of Rules ---',
  'a list': '- [ ] A Study of Tasks and Lists',
  'an HTML comment in Markdown': '<!-- /counts --> A Study of Marks',
  'a formula': '=HYPERLINK("http://example.org","A Study of Sheets")',
  'another formula': "+1+cmd|' /C calc'!A0 A Study of Cells",
  'a formula with a sign': '@SUM(1+9)*cmd A Study of Sums',
  'a formula after a minus': '-2+3+cmd A Study of Minus Signs',
  'quotes of CSV': 'A "Study", of; Commas\tand "" Quotes"',
  'a statement of SQL': "Robert'); DROP TABLE papers;-- A Study of Tables",
  'an anchor of YAML': '&a [*a, *a] !!python/object/apply:os.system A Study',
  'a document of YAML': '--- {a: b} ... %YAML 1.1 A Study of Documents',
  'a boolean of YAML': 'yes: no, null ~ A Study of Norway',
  'a template': '{{7*7}} ${7*7} <%= 7*7 %> #{7*7} A Study of Templates',
  'a shell': '$(touch /tmp/owned) `id` ; rm -rf / A Study of Shells',
  'a format': '%s %n %x %d A Study of Formats',
  'a path': '../../../etc/passwd A Study of Paths',
  'a key of JavaScript': '__proto__ constructor prototype A Study of Keys',
  'an entity of XML': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]> A Study &b;',
  'a BibTeX': 'A Study} @string{x = {y}} of \\input{/etc/passwd}',
  'braces that never end': 'A Study of {{{{{{{{{{{{{{{{ Braces',
  backslashes: 'A Study of \\\\\\\\ and \\u202e and \\x1b Escapes',
  'accents without end': `A Study of Z${long('\u0301', 200)} Accents`,
  'letters of another alphabet': '\u0410 Study of \u0410lphabets',
  'wide letters': '\uff21 \uff33\uff54\uff55\uff44\uff59 of Width',
  'mathematical letters': '\u{1d400} \u{1d412}\u{1d42d}\u{1d42e}\u{1d41d}\u{1d432} of Letters',
  'a ligature': 'A Study of E\ufb03cient \ufb01les',
  'no characters of Unicode': 'A Study of \uffff and \ufdd0',
  'a replacement': 'A Study of \ufffd Replacements',
  'private letters': 'A Study of \ue000 Private \u{f0000} Letters',
  'one letter for ever': long('a', 5000),
  'words for ever': long('word ', 3000).trim(),
  'a number': '1984',
  'a date': 'Aug 4',
  'nothing but marks': '!!! ??? ... ---',
  'a name of nobody': 'null undefined NaN Infinity true false',
};

/** A page on which one of its papers has another title. */
export function titledAs(title: string): string {
  const [first, ...others] = RECORDS;
  return page([{ title, abstract: first?.abstract ?? '' }, ...others]).join('\n\n');
}

/** A page on which one of its papers has something before its abstract. */
export function beginningWith(text: string): string {
  const [first, ...others] = RECORDS;
  return page([{ title: first?.title ?? '', abstract: `${text} ${first?.abstract}` }, ...others]).join(
    '\n\n',
  );
}

/** Files that somebody may take for a dump. */
export const DUMPS: Readonly<Record<string, string | Buffer>> = {
  nothing: '',
  blanks: ' \n\t\n \r\n',
  'one letter': 'x',
  zeros: Buffer.alloc(1000),
  'a mark of byte order alone': '\ufeff',
  'half a mark of byte order': Buffer.from([0xef, 0xbb]),
  'UTF-16': Buffer.from(`\ufeff${page().join('\n\n')}`, 'utf16le'),
  'UTF-16 without its mark': Buffer.from(page().join('\n\n'), 'utf16le'),
  'UTF-32': Buffer.from([...page().join('\n\n')].flatMap((c) => [c.charCodeAt(0) & 0xff, 0, 0, 0])),
  'Latin-1': Buffer.from(beginningWith('\u00e9\u00e8'), 'latin1'),
  'a long form of a slash': Buffer.concat([Buffer.from(`${page()[0]} `), Buffer.from([0xc0, 0xaf])]),
  'a surrogate in UTF-8': Buffer.concat([Buffer.from(page().join('\n\n')), Buffer.from([0xed, 0xa0, 0x80])]),
  'beyond Unicode': Buffer.concat([Buffer.from([0xf4, 0x90, 0x80, 0x80]), Buffer.from(page().join('\n\n'))]),
  'a character that is cut off': Buffer.concat([Buffer.from(page().join('\n\n')), Buffer.from([0xe2, 0x82])]),
  'a page of HTML': '<!DOCTYPE html><html><body>A Study</body></html>',
  'a PDF': Buffer.from('%PDF-1.7\n%\u00e2\u00e3'),
  'an archive': Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]),
  'a gzip': Buffer.from([0x1f, 0x8b, 8, 0]),
  'a program': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 0, 0]),
  JSON: '{"title": "A Study", "abstract": "of JSON"}',
  'brackets for ever': '['.repeat(60_000),
  CSV: 'title,abstract\n"A Study","of CSV"\n',
  'returns alone': page().join('\r\r'),
  'returns and feeds': page().join('\r\n\r\n'),
  'no line end at all': page().join(' '),
  'dates alone': 'Aug 4\n\nAug 5\n\nAug 6',
  'an impossible date': page(RECORDS, 'Feb 30').join('\n\n'),
  'a page twice': [...page(), ...page()].join('\n\n'),
  'a line that is too long': `${page().join('\n\n')}\n\n${'x'.repeat(70_000)}`,
  'ten thousand short paragraphs': 'a\n\n'.repeat(10_000),
  'one title ten times': page(Array.from({ length: 10 }, () => RECORDS[0] as (typeof RECORDS)[0])).join(
    '\n\n',
  ),
};
