import ts from 'typescript'
import { readStatements } from './read-source.ts'

/** Reads what the cases of a file call, as it is written there, in their order. */
export function readCalls(path: string): readonly string[] {
  const calls: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'call') {
      calls.push(formatCall(node.initializer))
    } else ts.forEachChild(node, visit)
  }
  for (const statement of readStatements(path)) visit(statement)
  return calls
}

/** What a function does, without the function around it, moved to the left. */
function formatCall(call: ts.Expression): string {
  const body = ts.isArrowFunction(call) ? call.body : call
  const { line } = body.getSourceFile().getLineAndCharacterOfPosition(body.getStart())
  const first = body.getSourceFile().text.split('\n')[line] ?? ''
  const indent = /^ */.exec(first)?.[0] ?? ''
  return body
    .getText()
    .split('\n')
    .map((text) => (text.startsWith(indent) ? text.slice(indent.length) : text))
    .join('\n')
}
