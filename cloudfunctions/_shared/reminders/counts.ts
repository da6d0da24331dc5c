/** How many by whom. Nobody decides on what is their own, so others' are all but one's own. */
export class Counts {
  private readonly byPerson: ReadonlyMap<string, number>
  private readonly total: number

  constructor(rows: readonly { readonly personId: string; readonly count: number }[]) {
    this.byPerson = new Map(rows.map(({ personId, count }) => [personId, count]))
    this.total = rows.reduce((sum, { count }) => sum + count, 0)
  }

  own(personId: string): number {
    return this.byPerson.get(personId) ?? 0
  }

  others(personId: string): number {
    return this.total - this.own(personId)
  }
}
