/** All that is only needed once there is a file: on h5 fetched then, so that nobody else waits for it. */
export { addFiles, sweepBytes } from './add'
export { deviceBytes } from './device-bytes'
export { chosenInBrowser } from './in-browser'
export { sendUploads } from './send'
