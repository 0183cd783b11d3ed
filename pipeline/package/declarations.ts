import ts from 'typescript';

interface Sources {
  /** Text of shipped/index.ts. */
  index: string;
  /** Text of schemas/types.ts. */
  types: string;
}

/**
 * Makes the declarations of the package: the row types, read-only because rows are frozen, and the exports of index.ts.
 * @param names names of the row types
 */
export function makeDeclarations({ index, types }: Sources, names: readonly string[]): string {
  // the first line is for maintainers, not for users
  const shapes = parseSource(types.replace(/^\/\/.*\n/, '')).statements.filter(ts.isInterfaceDeclaration);
  const missing = names.find((name) => !shapes.some((shape) => shape.name.text === name));
  if (missing !== undefined)
    throw new Error(`schemas/types.ts has no ${missing}; run: npx daily-papers schemas`);
  const { outputText } = ts.transpileDeclaration(index, { fileName: 'index.ts', reportDiagnostics: false });
  const rows = shapes.filter((shape) => names.includes(shape.name.text)).map(toReadOnly);
  const values = parseSource(outputText).statements.filter((statement) => !ts.isImportDeclaration(statement));
  return [...rows, ...values].map(printStatement).join('\n');
}

function parseSource(text: string): ts.SourceFile {
  return ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
}

/** Prints a statement with the comments of the source that it came from. */
function printStatement(node: ts.Statement): string {
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  return `${printer.printNode(ts.EmitHint.Unspecified, node, ts.getOriginalNode(node).getSourceFile())}\n`;
}

/** Makes every property and list in a type read-only, at any depth. */
function toReadOnly(shape: ts.InterfaceDeclaration): ts.InterfaceDeclaration {
  const { transformed } = ts.transform(shape, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => addReadOnly(ts.visitEachChild(node, visit, context));
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  return transformed[0] as ts.InterfaceDeclaration; // the transform keeps the kind
}

function addReadOnly(node: ts.Node): ts.Node {
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
