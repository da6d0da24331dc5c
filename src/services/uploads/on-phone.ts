import Taro from '@tarojs/taro'
import { FILE_TYPE_NAMES, FILE_TYPES, isImage } from '#core/file/file'
import { unlessGivenUp } from '../privacy'
import { type Chosen, type Readable, Unusable } from './add'

const LONG_SIDE = 1600
const QUALITY = 80

const DOCUMENT_ENDINGS = FILE_TYPE_NAMES.filter((type) => !isImage(type)).flatMap(
  (type) => FILE_TYPES[type].extensions,
)

/** From the camera or the album; none when the person thinks better of it. */
export async function photosOnPhone(count: number): Promise<Chosen[]> {
  const chosen = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sourceType: ['album', 'camera'],
    sizeType: ['compressed'],
  }).catch(unlessGivenUp)
  return (chosen?.tempFiles ?? []).map(({ tempFilePath }, index) => ({
    name: `照片${index + 1}.jpg`,
    read: () => shrunk(tempFilePath),
  }))
}

/** From a conversation: the only place a mini-program may take documents from. */
export async function documentsOnPhone(count: number): Promise<Chosen[]> {
  const chosen = await Taro.chooseMessageFile({ count, type: 'file', extension: DOCUMENT_ENDINGS }).catch(
    unlessGivenUp,
  )
  return (chosen?.tempFiles ?? []).map(({ name, path }) => ({ name, read: () => whole(path) }))
}

async function shrunk(src: string): Promise<Readable> {
  const { width, height } = await Taro.getImageInfo({ src })
  const longSide = width >= height ? { compressedWidth: LONG_SIDE } : { compressedHeight: LONG_SIDE }
  const size = Math.max(width, height) > LONG_SIDE ? longSide : {}
  const { tempFilePath } = await Taro.compressImage({ src, quality: QUALITY, ...size })
  return whole(tempFilePath)
}

function whole(filePath: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Unusable('这个文件打不开，请重新选择'))
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) =>
        typeof data === 'string' ? fail() : resolve({ bytes: new Uint8Array(data), preview: null }),
      fail,
    })
  })
}
