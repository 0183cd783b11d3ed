import ts from 'typescript';

export interface Sources {
  /** Text of shipped/index.ts. */
  index: string;
  /** Text of schemas/types.ts. */
  types: string;
}

/**
 * The declarations of the package: the rows of the tables, read-only as they are frozen, and what index.ts exports.
 * @param names of the types that users get
 */
export function makeDeclarations({ index, types }: Sources, names: readonly string[]): string {
  // its first line speaks to us, not to users
  const shapes = parsed(types.replace(/^\/\/.*\n/, '')).statements.filter(ts.isInterfaceDeclaration);
  const missing = names.find((name) => !shapes.some((shape) => shape.name.text === name));
  if (missing !== undefined) throw new Error(`schemas/types.ts has no ${missing}; run: npm run schemas`);
  const { outputText } = ts.transpileDeclaration(index, { fileName: 'index.ts', reportDiagnostics: false });
  const rows = shapes.filter((shape) => names.includes(shape.name.text)).map(readOnly);
  const values = parsed(outputText).statements.filter((statement) => !ts.isImportDeclaration(statement));
  return [...rows, ...values].map(printed).join('\n');
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
}

/** The nodes of a text know which comments are theirs by the text, and keep them when they are changed. */
function printed(node: ts.Statement): string {
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  return `${printer.printNode(ts.EmitHint.Unspecified, node, ts.getOriginalNode(node).getSourceFile())}\n`;
}

/** Every property and every list within, however deep. */
function readOnly(shape: ts.InterfaceDeclaration): ts.InterfaceDeclaration {
  const { transformed } = ts.transform(shape, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => madeReadOnly(ts.visitEachChild(node, visit, context));
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  return transformed[0] as ts.InterfaceDeclaration; // what went in is of this kind
}

function madeReadOnly(node: ts.Node): ts.Node {
  const { factory, SyntaxKind } = ts;
  if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node))
    return factory.createTypeOperatorNode(SyntaxKind.ReadonlyKeyword, node);
  const word = [factory.createModifier(SyntaxKind.ReadonlyKeyword)];
  if (ts.isPropertySignature(node))
    return factory.updatePropertySignature(node, word, node.name, node.questionToken, node.type);
  if (ts.isIndexSignatureDeclaration(node))
    return factory.updateIndexSignature(node, word, node.parameters, node.type);
  return node;
}
