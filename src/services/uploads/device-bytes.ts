import { browserBytes } from './browser-bytes'
import type { Bytes } from './bytes'
import { phoneBytes } from './phone-bytes'

export const deviceBytes: Bytes = process.env.TARO_ENV === 'h5' ? browserBytes : phoneBytes
