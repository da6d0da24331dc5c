import type { Notice } from './notice'

export interface Reached {
  readonly words: string
  readonly done: number
}

/** `发给 42 人，38 人看过`, and with a receipt how many have given it. */
export function reachedInWords(
  { people, read, acknowledged }: NonNullable<Notice['counts']>,
  asksReceipt: boolean,
): Reached[] {
  if (people === 0) return [{ words: '收件范围里现在没有人', done: 0 }]
  const seen = { words: `发给 ${people} 人，${share(read, people, '看过')}`, done: read }
  const given = { words: share(acknowledged, people, '回执'), done: acknowledged }
  return asksReceipt ? [seen, given] : [seen]
}

function share(some: number, all: number, did: string): string {
  if (some === 0) return `还没有人${did}`
  return some >= all ? `都${did}了` : `${some} 人${did}`
}
