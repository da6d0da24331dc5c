import { plain } from './characters'
import { type FaultLog, type Finding, type Place, shorten } from './faults'
import { nearestWord } from './nearest'

type Details = Partial<Pick<Finding, 'found' | 'nearest'>>

/** One cell of a plan's table. Readers return what it means, or null after saying what is wrong with it. */
export class Cell {
  /** Folded to ordinary characters and without white space, for comparing with the vocabulary. */
  readonly plain: string
  readonly #place: Place
  readonly #log: FaultLog | null

  /** Without a log the cell is silent: what is wrong with it has been said already, for its column or its length. */
  constructor(
    readonly text: string,
    place: Place,
    log: FaultLog | null,
  ) {
    this.plain = plain(text)
    this.#place = place
    this.#log = log
  }

  get blank(): boolean {
    return this.plain === ''
  }

  /** A short text, which no table or button can show over several lines. */
  get oneLine(): string {
    return this.text.replace(/\n/g, ' ')
  }

  get row(): number | null {
    return this.#place.row
  }

  fault(fault: string, remedy: string, details: Details = {}): null {
    this.#log?.add('error', this.#place, { found: this.text, fault, remedy, ...details })
    return null
  }

  warn(fault: string, remedy: string, details: Details = {}): void {
    this.#log?.add('warning', this.#place, { found: this.text, fault, remedy, ...details })
  }

  /** 没有「…」这种…… with the nearest word and the words there are. */
  unknownWord(
    what: string,
    found: string,
    vocabulary: readonly string[],
    also: Iterable<string> = [],
    hint = '',
  ): null {
    const nearest = nearestWord(plain(found), [...vocabulary, ...also])
    const meant = nearest ? `是不是「${nearest}」？` : ''
    const known = vocabulary.length > 0 ? `可以写：${vocabulary.join('、')}。` : ''
    return this.fault(`没有「${shorten(found)}」这种${what}。`, meant + known + hint, { found, nearest })
  }

  notYet(what: string, remedy: string, found = this.text): null {
    return this.fault(`这一版还不能${what}。`, remedy, { found })
  }
}
