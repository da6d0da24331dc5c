import type { FromView } from '../protocol'

let count = 0

export function sendToLogic(message: FromView): void {
  count += 1
  void window.weappToLogic(JSON.parse(JSON.stringify(message)))
}

/** How many messages were sent; after two more frames if wanted, for scrolling is told with a frame. */
export async function sentMessages(afterFrames: boolean): Promise<number> {
  if (afterFrames) {
    await nextFrame()
    await nextFrame()
  }
  return count
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
