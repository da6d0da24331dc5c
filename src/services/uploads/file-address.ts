import { apiBase } from '../api-base'

/** Where a file of `file.list` can be fetched from: its link may be a path on the server that answered. */
export function fileAddress(url: string): string {
  return url.startsWith('/') ? `${apiBase()}${url}` : url
}
