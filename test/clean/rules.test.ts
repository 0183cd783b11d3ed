import { describe, expect, it } from 'vitest';
import { CLEANING_RULES } from '../../pipeline/clean/rules.ts';

interface Examples {
  /** As written, as read. */
  mends: [string, string][];
  /** What looks like it and is not. */
  keeps: string[];
}

const EXAMPLES: Record<string, Examples> = {
  'unicode-nfc': {
    mends: [
      ['Poincare\u0301 maps', 'Poincaré maps'],
      ['a Go\u0308del machine', 'a Gödel machine'],
      ['10 \u212b', '10 Å'],
      ['\u1112\u1161\u11ab', '한'],
    ],
    keeps: [
      'Poincaré maps',
      'x² and ﬁne ½',
      '²⁄₃',
      '한',
      `Z${'\u0316\u0300'.repeat(40)}algo`,
      '\ud800 alone',
    ],
  },
  invisible: {
    mends: [
      ['\ufeffAttention', 'Attention'],
      ['multi\u00admodal', 'multimodal'],
      ['diffusion\u200b models', 'diffusion models'],
      ['vision\u200dlanguage', 'visionlanguage'],
      ['an \u202eabcd\u202c order', 'an abcd order'],
      ['a\u0007bell', 'abell'],
      ['left\u200e to right', 'left to right'],
    ],
    keeps: [
      '👩‍💻 codes',
      '👨‍👩‍👧',
      'می‌خواهم',
      'क्‍ष',
      '\u200fעברית\u200e (2024)',
      'tab\there',
      '❤\ufe0f',
      '\udc00',
    ],
  },
  spaces: {
    mends: [
      ['two  blanks', 'two blanks'],
      ['a\u00a0tie', 'a tie'],
      ['a\u2009thin\u3000wide', 'a thin wide'],
      ['line\nbreak\r\nand\ttab', 'line break and tab'],
      [' ends ', 'ends'],
      ['next\u0085line\u2028there', 'next line there'],
    ],
    keeps: ['one space', '', 'a\u200bb', 'é à'],
  },
  'html-entities': {
    mends: [
      ['Q&amp;A', 'Q&A'],
      ['Q&amp;amp;A', 'Q&A'],
      ['p &lt; 0.05', 'p < 0.05'],
      ['it&#39;s &quot;so&quot;', 'it\'s "so"'],
      ['G&ouml;del &ndash; 2&nbsp;GB', 'Gödel – 2 GB'],
      ['&#x3b1;-parameter', 'α-parameter'],
      ['a&#0;b', 'a b'],
    ],
    keeps: [
      'Q&A',
      'R&D; then',
      'J&F',
      '&method;',
      'AT&T;',
      '&#xD800;',
      '&#99999999;',
      'a && b;',
      '&__proto__;',
    ],
  },
  'html-tags': {
    mends: [
      ['<i>E. coli</i> cells', 'E. coli cells'],
      ['needs <span style="color: rgb(1, 2, 3);">just 2 GB</span> of it', 'needs just 2 GB of it'],
      ['x<sup>2</sup>', 'x^{2}'],
      ['H<SUB>2</SUB>O', 'H_{2}O'],
      ['one<br>two <br/> three', 'one two three'],
    ],
    keeps: [
      'the <think> token',
      '<think>so</think>',
      '<s> and </s>',
      'a <b and c> d',
      '< 5% of <workload, configuration> pairs',
      'x -> y, p<0.01',
      '<i>open',
      '<b>one</i>',
    ],
  },
  'broken-links': {
    mends: [
      ['at https: //github.com/x/y.', 'at https://github.com/x/y.'],
      ['at https:// github.com/x/y', 'at https://github.com/x/y'],
      ['at http : / / x.org', 'at http://x.org'],
      ['in Fluxhttps://github.com/x', 'in Flux https://github.com/x'],
      ['athttps://x.org', 'at https://x.org'],
      ['https://https://x.org', 'https://x.org'],
      ['at https://github. com/x/y', 'at https://github.com/x/y'],
      ['at huggingface. co/x/y', 'at huggingface.co/x/y'],
    ],
    keeps: [
      'at https://github.com/x/y.',
      'https:// is a scheme',
      'https: //localhost',
      'git+https://github.com/x/y',
      'https://web.archive.org/web/2020/https://x.org/y',
      'on github. com/x is wrong',
      'http is a protocol: //comment',
    ],
  },
  'lost-href': {
    mends: [
      ['the https://x.org/demo/{project page}.', 'the project page (https://x.org/demo/).'],
      ['at https://x.org/y{https://x.org/y}.', 'at https://x.org/y.'],
      ['at https://x.org/y{www.x.org/y/}', 'at https://x.org/y'],
      ['on https://x.org/y{blue{Hub}}, or', 'on blue{Hub} (https://x.org/y), or'],
    ],
    keeps: ['see https://x.org/y', 'a {set} of https://x.org', 'https://x.org/{', 'https://x.org/y {a}'],
  },
  'latex-math': {
    mends: [
      ['$\\alpha$-parameter', 'α-parameter'],
      ['$f$-Divergence and Pass@$k$', 'f-Divergence and Pass@k'],
      ['A$^2$Search', 'A²Search'],
      ['FaSTA$^*$', 'FaSTA*'],
      ['360$^\\circ$ video', '360° video'],
      ['4.4$\\times$ faster', '4.4× faster'],
      ['$O(n\\log n)$ time', 'O(n log n) time'],
      ['\\( O(n^3) \\) time', 'O(n³) time'],
      ['$48.4\\%$ and $10^{-5}$', '48.4% and 10⁻⁵'],
      ['$\\textbf{D}$epth', 'Depth'],
      ['in $\\mathbb{R}^d$', 'in ℝ^d'],
      ['$k \\leq 10$, $k=3$, $n + 1$', 'k ≤ 10, k=3, n + 1'],
      ['$\\hat{x}$ and $\\frac{1}{2}$', 'x̂ and 1/2'],
      ['$\\sqrt{s}$ or $\\sqrt{n+1}$', '√s or √(n+1)'],
      ['$x_{max}$, $L_A$', 'x_max, L_A'],
      ['$\\left(1/\\xi + 1\\right)$', '(1/ξ + 1)'],
      ['$ T= M+Q^2 $', 'T= M+Q²'],
      ['$$E = mc^2$$', 'E = mc²'],
      ['$$^{\\textbf{2}}$$', '²'],
    ],
    keeps: [
      'costs $5 to $10',
      'from $5M–$10M to ($15)',
      'US$5 and AU$7',
      'for 1$: cheap',
      'between $5 for snake_case and 3$ more',
      '\\$x\\$',
      '$\\unknown{x}$',
      '$x_{a,b}$',
      '$e^{-N/2}$',
      '$\\sum_{i=1}^{n} x_i$',
      'C$_k$NOT',
      '$a & b$',
      'a $ b',
      '$',
      '\\(x',
      `$${'{'.repeat(1000)}\\alpha$`,
    ],
  },
  'escaped-quotes': {
    mends: [
      ["the model\\'s and don\\'t", "the model's and don't"],
      ['the \\"aha moment\\" of', 'the "aha moment" of'],
      ["a \\'key\\' step", "a 'key' step"],
      ["models\\' size", "models' size"],
      ["O\\'Reilly", "O'Reilly"],
    ],
    keeps: ["Ap\\'ery", 'the G\\"odel and L\\"of', '\\"Uber', "Wroc\\'sk", "ERD\\'ELYI"],
  },
  'latex-accents': {
    mends: [
      ['G\\"odel, G\\"{o}del, G{\\"o}del', 'Gödel, Gödel, G{ö}del'],
      ["Ap\\'ery and Poincar\\'{e}", 'Apéry and Poincaré'],
      ['na\\"{\\i}ve, na\\"\\i ve', 'naïve, naïve'],
      ['Fran\\c{c}ois, Bo\\v{s}, Va\\v sek', 'François, Boš, Vašek'],
      ['Erd\\H{o}s and Erd\\H os', 'Erdős and Erdős'],
      ['\\v{C}ech, \\v Cech', 'Čech, Čech'],
      ['r\\^ole, Ni\\~no, Barbar\\`a', 'rôle, Niño, Barbarà'],
      ['J{\\o}rgensen, Sm\\o rrebr\\o d, {\\L}ukasz, Gau\\ss', 'Jørgensen, Smørrebrød, Łukasz, Gauß'],
      ['\\.Zuk, \\.{Z}uk', 'Żuk, Żuk'],
      ['T\\"ULU 3 and LL\\"aMmlein', 'TÜLU 3 and LLäMmlein'],
    ],
    keeps: [
      'a regex \\d{2} and \\b',
      '\\"x',
      'www\\.com',
      '\\o notation, \\L and \\l',
      '\\cite{x}',
      '\\vs',
      'https://x.edu/\\~user',
      '\\c{word}',
      '$\\"o \\zzz$',
    ],
  },
  'latex-escapes': {
    mends: [
      ['81.7\\% of', '81.7% of'],
      ['Q\\&A, \\$5, \\#1, a\\_b', 'Q&A, $5, #1, a_b'],
      ['A\\* search', 'A* search'],
      ['https://x.org/jumping\\_cod/', 'https://x.org/jumping_cod/'],
      ['https://x.edu/\\~user', 'https://x.edu/~user'],
      ['about \\~10', 'about ~10'],
    ],
    keeps: ['\\\\% a comment', '81.7%', 'C:\\users', '\\method', '$\\%\\zzz$', '\\{a\\}', 'trailing \\'],
  },
  'latex-href': {
    mends: [
      ['see \\href{https://x.org/y}{our page}.', 'see our page (https://x.org/y).'],
      ['see \\href{https://x.org/y}{https://x.org/y}', 'see https://x.org/y'],
      ['\\href{https://x.org}{\\textbf{x}}', '\\textbf{x} (https://x.org)'],
      ['\\href{this https URL}{this https URL}.', 'this https URL.'],
      ['at \\href{https://x.org.}.', 'at https://x.org.'],
    ],
    keeps: ['\\href', '\\href{a}{', '\\hrefs{a}{b}', 'href{a}{b}'],
  },
  'latex-commands': {
    mends: [
      ['\\emph{new} and \\textbf{bold}', 'new and bold'],
      ['{\\em leakage} and {\\it so}', 'leakage and so'],
      ['\\textbf{a \\emph{b} c}', 'a b c'],
      ['at \\url{https://x.org/y}.', 'at https://x.org/y.'],
      ['at \\url{https://x.org/y.}.', 'at https://x.org/y.'],
      ['MC\\textsuperscript{2}', 'MC^{2}'],
      ['texttt{D}ual-texttt{H}ead', 'Dual-Head'],
      ['can be {it misaligned} with', 'can be misaligned with'],
      ['\\textcolor{red}{Warning}', 'Warning'],
      ['red{Warning: this} and magenta{https://x.org}', 'Warning: this and https://x.org'],
      ['mathcal{O}(n)', 'O(n)'],
      ['\\emph{\\name} does', '\\name does'],
    ],
    keeps: [
      '\\emph{open',
      '\\method{x}',
      'mytexttt{x}',
      'mathcal{C_Phi/m}',
      'text{response length}{3}',
      'a {-1, 0, 1} set',
      '{item} of it',
      'Alfred{x}',
      '\\cite{x}',
      '{\\emphasis x}',
      '\\\\{x}',
    ],
  },
  'latex-symbols': {
    mends: [
      ['\\alpha-divergence', 'α-divergence'],
      ['({\\Delta}{\\Delta}G)', '(ΔΔG)'],
      ['2\\times faster, 4\\times 4', '2× faster, 4×4'],
      ['tokens\\textemdash discrete', 'tokens—discrete'],
      ['\\LaTeX is, \\LaTeX{} is, \\LaTeX, and', 'LaTeX is, LaTeX is, LaTeX, and'],
      ['(\\eg, x), \\ie. y, \\etal~z', '(e.g., x), i.e. y, et al.~z'],
      ['\\name\\xspace is', '\\name is'],
      ['\\sim 10', '~ 10'],
    ],
    keeps: [
      '\\method, \\name, \\ours and \\model',
      '\\Gemini, \\project, \\models',
      '\\alphabet',
      '\\constructor \\__proto__ \\toString',
      '{\\name}',
      '\\egx',
      '$\\alpha \\zzz$',
      'times',
    ],
  },
  'latex-scripts': {
    mends: [
      ['H^{3}DP and LaH_{10}', 'H³DP and LaH₁₀'],
      ['HumanEval^{+}, 2^{-5}', 'HumanEval⁺, 2⁻⁵'],
      ['LaSOT_{ext} and', 'LaSOT_ext and'],
      ['5^{th}, FaSTA^{*}', '5th, FaSTA*'],
      ['x^{d} and', 'x^d and'],
      ['7T T_{2}^*-weighted, 3T T_2-weighted', '7T T₂*-weighted, 3T T₂-weighted'],
      ['O(n^2), I^3C, S^2M^2: 10^-5', 'O(n²), I³C, S²M²: 10⁻⁵'],
      ['H_2O, A_3B_2, ℓ_1/ℓ_2, log_2 and CO_2', 'H₂O, A₃B₂, ℓ₁/ℓ₂, log₂ and CO₂'],
      ['(a+b)^2, |x|^2, θ_1^* and x̂_0', '(a+b)², |x|², θ₁* and x̂₀'],
      ['L^*a^*b^* at 90^∘C, EquS^+, 5^th', 'L*a*b* at 90°C, EquS⁺, 5th'],
    ],
    keeps: [
      ...['L_{1,2}', '^{-N/2}', 'R^{mtimes n}', 'x_{ab}c', '^{}', 'e^{ipi}', 'a_{', 'R=-a*e^H'],
      ...['snake_case', 'top_1', 'a_1_b', 'x86_64', 'Q8_0', 'π_0.5', '\\x_1', 'f.x_1', '_1', 'x_i'],
      ...['2^2.5', 'x^10^2', 'x^+y', 'a^**', '^2', '[^1]', '5^them', '\\mathbb{F}_2^7'],
      'https://x.org/x_1/y^2',
    ],
  },
  'latex-spaces': {
    mends: [
      ['(e.g.\\ crop, zoom)', '(e.g. crop, zoom)'],
      ['\\name\\ both', '\\name both'],
      ['10\\,000 of them', '10 000 of them'],
      ['Eucli\\-dean', 'Euclidean'],
      ['one \\\\ two', 'one two'],
      ['at the end\\', 'at the end'],
    ],
    keeps: ['\\name', 'one\\\\two', '\\\\', 'C:\\-x', 'a, b'],
  },
  'latex-ties': {
    mends: [
      ['Fig.~1, Section~2 and GPT~4', 'Fig. 1, Section 2 and GPT 4'],
      ['language models~(LLMs)', 'language models (LLMs)'],
      ['Task~Arithmetic', 'Task Arithmetic'],
      ['e.g.~progress', 'e.g. progress'],
      ['47~Tuc, 24~cm', '47 Tuc, 24 cm'],
      ['local~\\name', 'local \\name'],
      ['Bench~ https://x.org', 'Bench https://x.org'],
    ],
    keeps: [
      'about ~10 or (~30%)',
      '1~4 images, 60%~70%, 11~29%',
      '1.3x~1.7x and 1.3x ~ 1.7x',
      '~/path and a ~/b',
      'x~N(0, 1), z~p(z)',
      'at T~120 K',
      'https://x.edu/~user/a~b',
      '~~gone~~',
    ],
  },
  'latex-braces': {
    mends: [
      ['{Δ}G, {Δ}{Δ}G', 'ΔG, ΔΔG'],
      ['Teichm{ü}ller, von-K{á}rm{á}n', 'Teichmüller, von-Kármán'],
      ['{D}ual-{H}ead {BERT}ology', 'Dual-Head BERTology'],
    ],
    keeps: [
      '{-1, 0, 1}',
      'UCGM-{T,S}',
      '{question} of {X}',
      'O({VM}^2)',
      '\\method{D}ual',
      'x^{Δ}',
      'texttt{D}ual',
      '{}',
      'https://x.org/{A}b',
    ],
  },
  'latex-double-quotes': {
    mends: [
      ["the ``time to first token'', or", 'the “time to first token”, or'],
      ["``Let's think step by step''", "“Let's think step by step”"],
      ["an ''aha moment'' in", 'an “aha moment” in'],
      ['the ``app agents", for', 'the “app agents”, for'],
      ["Quantifying \"Learning'' in", 'Quantifying “Learning” in'],
      ['"a ``b\'\' c"', '"a “b” c"'],
    ],
    keeps: [
      '"plain" quotes',
      "a 15'' and a 17'' screen",
      "f''(x) and g''(x)",
      '``open and never closed',
      "closed'' only",
      "''",
      '``code``',
      "'''x'''",
      "rock 'n'' roll",
    ],
  },
  'latex-single-quotes': {
    mends: [
      ["the `nonsense' objects", 'the ‘nonsense’ objects'],
      ["`In-the-wild' use", '‘In-the-wild’ use'],
      ["a `don't care' bit", "a ‘don't care’ bit"],
      ["`May' to `Is':", '‘May’ to ‘Is’:'],
    ],
    keeps: [
      'a Student`s t',
      'the `code` here',
      "the `90s, models' way",
      "` x'",
      "`don't",
      "``x''",
      "the 'plain' ones",
      '`unclosed',
    ],
  },
  'latex-dashes': {
    mends: [
      ['limited -- most', 'limited – most'],
      ['accuracy--complexity, 1--3%', 'accuracy–complexity, 1–3%'],
      ['pages---all', 'pages—all'],
      ['25\\%--39\\%', '25\\%–39\\%'],
      ['“X” -- a', '“X” – a'],
    ],
    keeps: [
      '--verbose',
      'run it --verbose or (--quiet)',
      'i-- and --i',
      '<!-- x -->',
      'a --> b, a <-- b',
      'a ---- b',
      'well-known',
      'lr=--x',
      'https://x.org/a--b',
      '`--flag`',
      '$a--b \\zzz$',
    ],
  },
  'markdown-links': {
    mends: [
      ['at the [link](https://x.org/y).', 'at the link (https://x.org/y).'],
      ['[https://x.org/y](https://x.org/y)', 'https://x.org/y'],
      ['[wiki](https://x.org/a_(b))', 'wiki (https://x.org/a_(b))'],
      ['at <https://x.org/y>.', 'at https://x.org/y.'],
    ],
    keeps: [
      'GPT-[n] (2024)',
      'G[q](x)',
      '[link](page.html)',
      '[open](https://x.org',
      '<think>',
      'FLUX.1-[dev]',
    ],
  },
  'markdown-emphasis': {
    mends: [
      ['we introduce **LongRecipe**, an', 'we introduce LongRecipe, an'],
      ['**C**hinese **I**mage **Bench**mark', 'Chinese Image Benchmark'],
      ['*state collapse* (SC)', 'state collapse (SC)'],
      ['*one* and *two.* End', 'one and two. End'],
      ['**at https://x.org/y**', 'at https://x.org/y'],
    ],
    keeps: [
      'FaSTA* and A* search',
      'at *ACL venues, A* search',
      '*ACL, F* and V* bench',
      '**kwargs and **options',
      '2**3 and a**b',
      'R=-a*e^H+b*c',
      '*p < 0.05',
      '* one * two',
      'EvTexture++',
      '**open',
      '****',
    ],
  },
  'markdown-code': {
    mends: [
      ['the `forward` pass', 'the forward pass'],
      ['`a b`, `c`', 'a b, c'],
    ],
    keeps: ['Student`s and Welch`s', '``code``', '` x `', "`x'", '```js```', 'a`b`c', '`open'],
  },
};

describe.each(CLEANING_RULES.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const { mends, keeps } = EXAMPLES[name] ?? { mends: [], keeps: [] };

  it('has examples of what it mends and of what it keeps', () => {
    expect(mends.length).toBeGreaterThan(0);
    expect(keeps.length).toBeGreaterThan(0);
  });

  it.each(mends)('mends %j: %j', (written, read) => {
    expect(rule.apply(written)).toBe(read);
  });

  it.each(mends)('leaves alone what it made of %j', (_, read) => {
    expect(rule.apply(read)).toBe(read);
  });

  it.each(keeps)('keeps %j', (text) => {
    expect(rule.apply(text)).toBe(text);
  });
});

it('has no examples of rules that are not there', () => {
  expect(Object.keys(EXAMPLES)).toEqual(CLEANING_RULES.map(({ name }) => name));
});
