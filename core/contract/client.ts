import * as z from 'zod/mini'
import { operation } from './operation'
import { nothing } from './shapes'

/** Names, paths and numbers of the code: no words that a person typed or read. */
const codeWord = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[\w ./:@()<>$#-]*$/))

export const clientOperations = {
  'client.report': operation({
    summary: 'An error of the client that nobody foresaw: where in the code, never what stood on the screen',
    input: z.strictObject({
      /** The error's class, TypeError. */
      name: codeWord(60),
      /** Function, file, line and column of the uppermost frames. */
      frames: z.array(codeWord(200)).check(z.maxLength(10)),
      page: codeWord(100),
      version: codeWord(20),
      build: codeWord(20),
      /** weapp or h5, and the platform's and engine's versions. */
      runtime: codeWord(100),
      /** The request it followed upon. */
      requestId: z.nullable(codeWord(64)),
    }),
    output: nothing,
  }),
}
