/** Something a record says, by its name. Blank words: it says nothing about it. */
export interface NamedFact {
  readonly name: string
  readonly words: string
}
