import { type Chosen, type Readable, Unusable } from './add'

const LONG_SIDE = 1600
const PREVIEW_SIDE = 160
const QUALITY = 0.8
const PREVIEW_QUALITY = 0.6

/** A picture is drawn anew, smaller: what the camera wrote beside it, the place above all, does not come along. */
export function chosenInBrowser(file: File): Chosen {
  const isPicture = file.type.startsWith('image/')
  return { name: file.name, read: () => (isPicture ? shrunk(file) : whole(file)) }
}

async function whole(file: Blob): Promise<Readable> {
  return { bytes: new Uint8Array(await file.arrayBuffer()), preview: null }
}

async function shrunk(file: Blob): Promise<Readable> {
  // Not an Image: its address would need a wider policy, and this keeps what is up in the photo up.
  const picture = await createImageBitmap(file).catch(() => {
    throw new Unusable('这张图片打不开，请换成 JPG 或 PNG 再选')
  })
  try {
    const large = await drawn(picture, LONG_SIDE, QUALITY)
    const small = await drawn(picture, PREVIEW_SIDE, PREVIEW_QUALITY)
    return { bytes: new Uint8Array(await large.arrayBuffer()), preview: await dataAddress(small) }
  } finally {
    picture.close()
  }
}

function drawn(picture: ImageBitmap, longSide: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, longSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Unusable('这个浏览器处理不了图片，请换一个浏览器')
  // JPEG has no transparency: a drawing on nothing would come out on black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new Unusable('这张图片太大，请先裁剪再选'))
    canvas.toBlob(done, 'image/jpeg', quality)
  })
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
