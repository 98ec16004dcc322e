import type { Block, Cell, Definition } from './definition.ts'

const visit = (block: Block | Cell | string, out: string[]): void => {
  if (typeof block === 'string') out.push(block)
  else if ('text' in block) {
    if (typeof block.text === 'string') out.push(block.text)
    else for (const part of block.text) visit(part, out)
  } else if ('stack' in block) for (const part of block.stack) visit(part, out)
  else if ('columns' in block) for (const part of block.columns) visit(part, out)
  else if ('table' in block) for (const row of block.table.body) for (const cell of row) visit(cell, out)
}

/** Every piece of text of a paper in reading order, the foot of the first page last; empty cells are empty texts. */
export const textOf = (definition: Definition): string[] => {
  const out: string[] = []
  for (const block of definition.content) visit(block, out)
  visit(definition.footer(1, 1), out)
  return out
}
