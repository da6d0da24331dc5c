import * as z from 'zod/mini'
import { operation } from './operation'
import { joinCode } from './session'

export const sceneOperations = {
  'scene.picture': operation({
    summary:
      'The mini-program code (小程序码) that leads to joining with a code of the own school: an invitation or a class',
    input: z.strictObject({ for: z.enum(['invitation', 'class']), code: joinCode }),
    output: z.strictObject({
      /** A picture in base64; null where this server has no mini-program: then the link's QR code is shown. */
      picture: z.nullable(z.strictObject({ base64: z.string(), type: z.enum(['image/png', 'image/jpeg']) })),
    }),
  }),
}
