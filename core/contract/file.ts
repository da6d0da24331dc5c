import * as z from 'zod/mini'
import { ACCEPTED_IN_WORDS, FILE_LIMITS, FILE_TYPE_NAMES } from '../file/file'
import { operation } from './operation'
import { id, requiredText } from './shapes'

const type = z.enum(FILE_TYPE_NAMES, `只能上传${ACCEPTED_IN_WORDS}`)

const size = z
  .number('文件大小应为数字')
  .check(
    z.int('文件大小应为整数'),
    z.gte(1, '这个文件是空的，请重新选择'),
    z.lte(FILE_LIMITS.bytes, '每个文件不能超过 5 MB，请压缩后再传'),
  )

const offset = z
  .number('位置应为数字')
  .check(z.int('位置应为整数'), z.gte(0, '位置不对'), z.lte(FILE_LIMITS.bytes, '位置不对'))

const BASE64 = /^(?:[\d+/A-Za-z]{4})*(?:[\d+/A-Za-z]{2}==|[\d+/A-Za-z]{3}=)?$/

const TOO_LONG = '一次最多传 128 KB，请分段上传'

const part = z.string('内容应为文字').check(
  z.minLength(4, '这一段是空的'),
  z.maxLength(Math.ceil(FILE_LIMITS.partBytes / 3) * 4, TOO_LONG),
  z.refine((data) => BASE64.test(data), '内容不是有效的 base64'),
  z.refine((data) => bytesIn(data) <= FILE_LIMITS.partBytes, TOO_LONG),
)

function bytesIn(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : Number(base64.endsWith('='))
  return (base64.length / 4) * 3 - padding
}

/** A file hangs on a record or on an announcement. */
const hangsOn = { recordId: z.optional(id), noticeId: z.optional(id) }

const onOne = z.refine<{ readonly recordId?: string | undefined; readonly noticeId?: string | undefined }>(
  (on) => (on.recordId === undefined) !== (on.noticeId === undefined),
  '文件要么属于一条记录，要么属于一条公告',
)

/** Where an upload stands: `received` bytes are here. A removed one takes no more. */
const standing = z.strictObject({
  received: z.number(),
  state: z.enum(['partial', 'kept', 'removed']),
})

export const fileOperations = {
  'file.begin': operation({
    summary:
      "Begin putting a photo or file to one's own record or draft of an announcement, or ask where it stands: the same id " +
      'again is the same upload',
    input: z
      .strictObject({
        id,
        ...hangsOn,
        name: requiredText(FILE_LIMITS.nameLength, '文件名'),
        type,
        size,
        /** Of the whole file, hexadecimal in lower case. */
        sha256: z.string().check(z.regex(/^[\da-f]{64}$/, '文件校验码格式不对，请重新选择文件')),
      })
      .check(onOne),
    output: standing,
  }),
  'file.put': operation({
    summary:
      'Send the next part; one that is here already changes nothing. The last one has size, hash and content checked',
    input: z.strictObject({ id, offset, data: part }),
    output: standing,
  }),
  'file.list': operation({
    summary: 'The photos and files of a record or an announcement, with links that are good for minutes',
    input: z.strictObject(hangsOn).check(onOne),
    output: z.strictObject({
      files: z.array(
        z.strictObject({
          id,
          name: z.string(),
          type,
          size: z.number(),
          keptAt: z.string(),
          /** Absolute, or a path on the server that answers. */
          url: z.string(),
        }),
      ),
      /** Whether the caller may add and remove. */
      mayChange: z.boolean(),
    }),
  }),
  'file.remove': operation({
    summary: "Take one's own photo or file away, or give its upload up",
    input: z.strictObject({ id }),
    output: z.strictObject({ id }),
  }),
}
