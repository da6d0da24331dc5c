import Taro from '@tarojs/taro'
import { type FileType, isImage } from '#core/file/file'
import { Unreachable } from '../faults'
import { fileAddress } from './file-address'

interface Linked {
  readonly type: FileType
  readonly url: string
}

/** In full: a picture as large as the screen, a document in what the device has for it. Throws Unreachable. */
export const openFile: (file: Linked) => Promise<void> =
  process.env.TARO_ENV === 'h5' ? openInBrowser : openOnPhone

/** Pictures are shown by the browser, everything else is sent to be saved. */
async function openInBrowser({ url }: Linked): Promise<void> {
  window.open(fileAddress(url), '_blank', 'noopener')
}

async function openOnPhone({ type, url }: Linked): Promise<void> {
  const address = fileAddress(url)
  try {
    if (isImage(type)) {
      await Taro.previewImage({ urls: [address], current: address })
    } else {
      const { tempFilePath } = await Taro.downloadFile({ url: address })
      await Taro.openDocument({ filePath: tempFilePath, showMenu: true })
    }
  } catch (fault) {
    throw new Unreachable('noNetwork', '', JSON.stringify(fault))
  }
}
