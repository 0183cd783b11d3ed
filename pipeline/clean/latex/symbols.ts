import { toLookupTable } from '../lookup-table.ts';

/**
 * Symbols of standard LaTeX and AMS. The list is ours: unicodeit knows 3,003 macros, among them `\Gemini`,
 * `\project`, `\cat` and `\models`, which authors use for their own models. test/clean/symbols.test.ts compares the
 * two. Both shapes of epsilon, phi and the like become one letter, because a reader searches for φ.
 */
export const MATH_SYMBOLS = toLookupTable(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta θ iota ι kappa κ lambda λ
  mu μ nu ν xi ξ pi π varpi π rho ρ varrho ρ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  times × div ÷ pm ± mp ∓ cdot · ast * star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ ominus ⊖ setminus ∖ wr ≀
  leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ ll ≪ gg ≫ approx ≈ sim ~ simeq ≃ cong ≅ equiv ≡ propto ∝
  lesssim ≲ gtrsim ≳ prec ≺ succ ≻ asymp ≍
  to → rightarrow → Rightarrow ⇒ longrightarrow → leftarrow ← gets ← Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔
  mapsto ↦ hookrightarrow ↪ uparrow ↑ downarrow ↓ implies ⇒ iff ⇔ rightleftharpoons ⇌ nearrow ↗ searrow ↘
  in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ emptyset ∅ varnothing ∅ sqcup ⊔ uplus ⊎
  forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ perp ⊥ top ⊤ bot ⊥ parallel ∥ mid | vert | Vert ‖
  infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ surd √ ell ℓ hbar ℏ aleph ℵ Re ℜ Im ℑ angle ∠ prime ′ degree °
  langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ ldots … dots … cdots ⋯ vdots ⋮
  dagger † ddagger ‡ checkmark ✓ square □ triangle △ diamond ⋄ clubsuit ♣ diamondsuit ♦ heartsuit ♥ spadesuit ♠
`);

/** Functions, written as words. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `log ln lg exp sin cos tan sinh cosh tanh arcsin arccos arctan max min sup inf lim argmax argmin det dim ker deg
   gcd Pr mod`.split(/\s+/),
);

/** Symbols of running text. */
const TEXT_SYMBOLS = toLookupTable(`
  textemdash — textendash – textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textasciitilde ~
  textasciicircum ^ textunderscore _ textdegree ° textregistered ® texttrademark ™ textcopyright © copyright ©
  textbullet • textellipsis … textless < textgreater > textbar | textpm ± texttimes × textmu μ pounds £ textsterling £
  texteuro € euro € dag † ddag ‡ LaTeX LaTeX TeX TeX BibTeX BibTeX
`);

/** Macros of the style files that most conferences in the field provide. */
const ABBREVIATIONS = new Map(
  Object.entries({
    eg: 'e.g.',
    ie: 'i.e.',
    etal: 'et al.',
    etc: 'etc.',
    vs: 'vs.',
    wrt: 'w.r.t.',
    cf: 'cf.',
    aka: 'a.k.a.',
  }),
);

/** Layout macros, read as nothing or as a space. */
const SILENT = new Map(
  Object.entries({ xspace: '', noindent: '', quad: ' ', qquad: ' ', newline: ' ', par: ' ' }),
);

/** A macro, with braces around it or empty ones after it. */
const MACRO = /\{ ?\\([A-Za-z]+) ?\}|\\([A-Za-z]+)(?:\{\})?( ?)(?=(.?))/gs;

/** Replaces symbols outside formulas; a macro in no table is the author's own and stays. */
export function fixSymbols(text: string): string {
  return text.replace(MACRO, (written, braced, bare, space, next, at: number) => {
    if (braced !== undefined) return readSymbol(braced, '') ?? written;
    const read = readSymbol(bare, next);
    if (read === undefined) return written;
    return read + (swallows(bare, text.charAt(at - 1), next) ? '' : space);
  });
}

function readSymbol(name: string, next: string): string | undefined {
  const word = ABBREVIATIONS.get(name);
  if (word !== undefined) return next === '.' ? word.slice(0, -1) : word;
  if (FUNCTIONS.has(name)) return name;
  return MATH_SYMBOLS.get(name) ?? TEXT_SYMBOLS.get(name) ?? SILENT.get(name);
}

/** Whether the space after a macro only ends it: in `\LaTeX is` it is meant, in `4\times 4` it is not. */
function swallows(name: string, before: string, next: string): boolean {
  if (TEXT_SYMBOLS.has(name)) return !name.endsWith('TeX');
  return /\d/.test(before) && /\d/.test(next);
}
