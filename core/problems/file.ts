import { ACCEPTED_IN_WORDS } from '../file/file'
import type { Catalogue } from './catalogue'

/** Of photos and files. */
export const fileProblems = {
  tooManyFiles: {
    status: 409,
    message: (d: { limit: number }) =>
      `一条记录最多放 ${d.limit} 个照片和附件。请删掉不需要的再传；记录本身不受影响。`,
  },
  tooManyUnfinished: {
    status: 409,
    message: () => '您没有传完的文件太多了，请等它们传完，或删掉不需要的再试。',
  },
  fileIdTaken: { status: 409, message: () => '这个文件和先前开始上传的不是同一个，请删掉后重新选择。' },
  fileGap: {
    status: 409,
    message: (d: { received: number }) => `服务器收到了前 ${d.received} 字节，请从那里接着传。`,
  },
  fileDamaged: { status: 422, message: () => '文件在上传途中变了样，没有收下。请删掉后重新选择。' },
  pictureUnreadable: {
    status: 422,
    message: () =>
      '这张图片读不出来，没有收下：可能已经损坏，是动图，或者像素太多（最多 2500 万）。请用手机截图，或另存为普通的 JPG 再传。',
  },
  fileTypeWrong: {
    status: 422,
    message: () => `这个文件的内容和它的名称对不上，没有收下。可以上传${ACCEPTED_IN_WORDS}。`,
  },
} as const satisfies Catalogue
