import { listeners } from './listeners'

const changes = listeners()

/** Called whenever the server refuses this release; nothing can be asked of it any more. */
export const onTooOld = changes.subscribe

export const tellTooOld = changes.notify
