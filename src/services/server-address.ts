import { apiBase } from './api-base'

/** A path of this server in full, for being opened outside the app. */
export const serverAddress = (path: string) => `${apiBase() || window.location.origin}${path}`
