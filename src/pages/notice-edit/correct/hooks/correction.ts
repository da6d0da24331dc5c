/** What is put right in an announcement that is out, and why. */
export interface Correction {
  readonly title: string
  readonly text: string
  readonly because: string
  readonly tellAgain: boolean
  /** The revision it was begun on. */
  readonly revision: number
}

export type CorrectionFaults = Partial<Record<keyof Correction, string>>

export function missingIn(
  { title, text, because }: Correction,
  before: Pick<Correction, 'title' | 'text'>,
): CorrectionFaults {
  const unchanged = title.trim() === before.title && text === before.text
  return {
    ...(title.trim() === '' && { title: '请填写标题' }),
    ...(text.trim() === '' && { text: '请填写正文' }),
    ...(unchanged && { text: '和发出的一样，还没有改动' }),
    ...(because.trim() === '' && { because: '请说明改了什么、为什么，收到的人会看到' }),
  }
}
