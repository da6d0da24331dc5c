import type { Cell } from './cell'
import { plain } from './characters'
import { LIMITS } from './limits'

/** They join names to conditions and to a measure's definition. */
const JOINTS = /[=|,]/

/**
 * Why a name that a clerk made up cannot be used, or undefined. A name that every JavaScript object answers to would be
 * found where nothing was written.
 */
export function whyNoName(name: string, longest: number = LIMITS.name): string | undefined {
  if (name.length > longest) return `「${name.slice(0, 12)}…」有 ${name.length} 个字，超过了 ${longest} 个`
  const joint = JOINTS.exec(plain(name))?.[0]
  if (joint !== undefined) return `名字里不能有「${joint}」`
  return name in {} || plain(name) in {} ? `「${name}」不能作名字` : undefined
}

/** A name in a cell of its own: on one line, without what joins names. */
export function readName(cell: Cell, what: string, example: string): string | null {
  if (cell.blank) return cell.fault(`没有写${what}。`, `请写上，例如「${example}」。`)
  const why = whyNoName(cell.oneLine)
  return why === undefined ? cell.oneLine : cell.fault(`${why}。`, `请换一个名字，例如「${example}」。`)
}
