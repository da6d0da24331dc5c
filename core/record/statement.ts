/** What the observed teacher and the observer say to a record, each word of it kept. */
export const STANCES = { confirm: '确认', object: '提出异议', reply: '答复' } as const

export type Stance = keyof typeof STANCES

/** Who the speaker is to the record: the one it is about, its author, or neither. */
export type Part = 'concerned' | 'author' | 'none'

/**
 * What somebody may say now. Whoever was observed may confirm or object at any time, also after having said the other;
 * the author answers an objection. `last` is what was said last.
 */
export function mayState(part: Part, last: Stance | undefined): readonly Stance[] {
  if (part === 'concerned') return ['confirm', 'object']
  return part === 'author' && last === 'object' ? ['reply'] : []
}
