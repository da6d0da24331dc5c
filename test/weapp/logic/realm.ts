import { type Context, createContext, runInContext, Script } from 'node:vm'

/**
 * The JavaScript world of the logic layer. A bare vm context has the language and nothing else: no window, fetch, URL,
 * TextEncoder, crypto. Taken away on top is what the engine brings and phones lack: Intl and WebAssembly on Android,
 * the array methods of ES2023 before iOS 16. Code from strings is refused, as WeChat refuses it.
 */
const LACKING = `
  for (const name of ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']) delete globalThis[name]
  for (const prototype of [Array.prototype, Object.getPrototypeOf(Uint8Array.prototype)]) {
    for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex']) {
      delete prototype[name]
    }
  }
`

/** A phone whose owner has set it wrong. */
const wrongClock = (offset: number) => `
  Date = class extends Date {
    constructor(...given) {
      if (given.length === 0) super(Date.now())
      else super(...given)
    }
    static now() {
      return super.now() + ${offset}
    }
  }
`

interface Intrinsics {
  JSON: JSON
  Promise: PromiseConstructor
}

export class Realm {
  private readonly context: Context
  private readonly intrinsics: Intrinsics

  constructor(globals: Record<string, unknown>, clockOffset = 0) {
    this.context = createContext(
      { ...globals, global: {} },
      { codeGeneration: { strings: false, wasm: false }, name: 'weapp logic layer' },
    )
    runInContext(LACKING, this.context)
    if (clockOffset !== 0) runInContext(wrongClock(clockOffset), this.context)
    this.intrinsics = runInContext('({ JSON, Promise })', this.context)
  }

  /** Evaluates the file as the body of a function with these parameters and calls it. */
  call(file: string, source: string, parameters: Record<string, unknown>): void {
    const wrapped = `(function (${Object.keys(parameters).join(', ')}) {${source}\n})`
    const body: (...values: unknown[]) => void = new Script(wrapped, { filename: file }).runInContext(
      this.context,
    )
    body(...Object.values(parameters))
  }

  /** The value as JSON carries it, made of this world's own objects. */
  copy<T>(value: T): T {
    const json = JSON.stringify(value)
    return json === undefined ? (undefined as T) : this.intrinsics.JSON.parse(json)
  }

  parse(json: string): unknown {
    return this.intrinsics.JSON.parse(json)
  }

  promise<T>(executor: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T> {
    return new this.intrinsics.Promise(executor)
  }

  owns(promise: unknown): boolean {
    return promise instanceof this.intrinsics.Promise
  }
}
