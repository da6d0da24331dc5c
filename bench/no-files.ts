import type { Deployment } from '../cloudfunctions/_shared/endpoint/answer'

/** The benches keep no files. */
export const NO_FILES: Deployment['platform']['files'] = {
  put: () => Promise.reject(new Error('no files here')),
  link: () => Promise.reject(new Error('no files here')),
  remove: () => Promise.resolve(),
}
