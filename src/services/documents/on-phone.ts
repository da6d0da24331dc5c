import Taro from '@tarojs/taro'
import { unlessGivenUp } from '../privacy'
import type { Chosen, FileOut } from './document'

const folder = () => `${Taro.env.USER_DATA_PATH}/documents`

/** From a conversation: the only place a mini-program may take files from. None when the person thinks better of it. */
export async function chooseOnPhone(extensions: readonly string[]): Promise<Chosen | undefined> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...extensions] }).catch(
    unlessGivenUp,
  )
  const [file] = chosen?.tempFiles ?? []
  return file && { name: file.name, bytes: await bytesIn(file.path) }
}

function bytesIn(filePath: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) =>
        typeof data === 'string' ? reject(new Error('read as text')) : resolve(new Uint8Array(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )
}

/** Workbooks are opened by WeChat, with its menu for passing them on; it opens no Markdown, which goes to a conversation. */
export async function openOnPhone({ filename, content }: FileOut): Promise<void> {
  const filePath = `${folder()}/${filename}`
  const isText = 'text' in content
  await made(folder())
  await new Promise((success, fail) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: isText ? content.text : content.base64,
      encoding: isText ? 'utf8' : 'base64',
      success,
      fail,
    }),
  )
  if (isText) await Taro.shareFileMessage({ filePath, fileName: filename })
  else await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
}

/** Whether it is there already or cannot be made, writing will show. */
function made(dirPath: string): Promise<void> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().mkdir({ dirPath, recursive: true, complete: () => resolve() }),
  )
}
