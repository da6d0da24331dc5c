import Taro from '@tarojs/taro'
import type { Bytes } from './bytes'

const folder = () => `${Taro.env.USER_DATA_PATH}/uploads`

/** Where a picture that waits can be shown from. */
export const phonePath = (key: string) => `${folder()}/${key}`

/** WeChat keeps the mini-program's own files until it is removed from the phone; all together they may take 200 MB. */
export const phoneBytes: Bytes = {
  async keep(key, bytes) {
    await made(folder())
    const data = new Uint8Array(bytes).buffer
    await new Promise((success, fail) =>
      Taro.getFileSystemManager().writeFile({ filePath: phonePath(key), data, success, fail }),
    )
  },
  async part(key, position, wanted) {
    const filePath = phonePath(key)
    const size = await sizeOf(filePath)
    if (size === undefined) return undefined
    const length = Math.min(wanted, size - position)
    // WeChat takes a length of 0 for a mistake.
    if (length <= 0) return new Uint8Array()
    const data = await new Promise<string | ArrayBuffer>((resolve, fail) =>
      Taro.getFileSystemManager().readFile({
        filePath,
        position,
        length,
        success: (read) => resolve(read.data),
        fail,
      }),
    )
    return typeof data === 'string' ? undefined : new Uint8Array(data)
  },
  drop(key) {
    // Gone already is as good.
    return new Promise((resolve) =>
      Taro.getFileSystemManager().unlink({ filePath: phonePath(key), complete: () => resolve() }),
    )
  },
  keys() {
    return new Promise((resolve) =>
      Taro.getFileSystemManager().readdir({
        dirPath: folder(),
        success: ({ files }) => resolve(files),
        fail: () => resolve([]),
      }),
    )
  },
}

function sizeOf(path: string): Promise<number | undefined> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().getFileInfo({
      filePath: path,
      success: ({ size }) => resolve(size),
      fail: () => resolve(undefined),
    }),
  )
}

/** Whether it is there already or cannot be made, writing will show. */
function made(dirPath: string): Promise<void> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().mkdir({ dirPath, recursive: true, complete: () => resolve() }),
  )
}
