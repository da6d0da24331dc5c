/** An invariant that does not hold, in words. */
export class Broken extends Error {
  constructor(
    readonly invariant: string,
    readonly what: string,
  ) {
    super(`${invariant}: ${what}`)
    this.name = 'Broken'
  }
}
