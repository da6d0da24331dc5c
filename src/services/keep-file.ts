import Taro from '@tarojs/taro'
import { CallProblem } from './faults'

interface Encoded {
  readonly name: string
  readonly type: string
  readonly base64: string
}

/** Gives a file to the person: a browser saves it, a phone opens it, from where it can be sent on or kept. Throws CallProblem. */
export const keepFile: (file: Encoded) => Promise<void> =
  process.env.TARO_ENV === 'h5' ? saveEncoded : openOnPhone

async function saveEncoded({ name, type, base64 }: Encoded): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  saveInBrowser(name, new Blob([bytes], { type }))
}

/** In browsers only. */
export function saveInBrowser(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

async function openOnPhone({ name, base64 }: Encoded): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    await new Promise((success, fail) =>
      Taro.getFileSystemManager().writeFile({ filePath, data: base64, encoding: 'base64', success, fail }),
    )
    await Taro.openDocument({ filePath, showMenu: true })
  } catch (fault) {
    throw new CallProblem({
      code: 'internal',
      message: '手机没有打开这个文件。请看看存储空间是不是满了，或者在电脑上导出。',
      details: { fault: JSON.stringify(fault) },
    })
  }
}
