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
  const seen = { words: `发给 ${people} 人，${howMany(read, people)}看过`, done: read }
  const given = { words: `${howMany(acknowledged, people)}已回执`, done: acknowledged }
  return asksReceipt ? [seen, given] : [seen]
}

const howMany = (some: number, all: number) => (some === 0 ? '还没有人' : some >= all ? '全部' : `${some} 人`)
