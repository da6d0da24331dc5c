/** Why `npm start` cannot go on, and what to do about it. */
export class StartProblem extends Error {
  constructor(
    readonly code: 'badPort' | 'badToday' | 'portTaken' | 'portForbidden' | 'buildFailed',
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'StartProblem'
  }
}
