import { Hono } from 'hono'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/answer'
import { api } from '../../cloudfunctions/_shared/http/api'
import { calendar } from '../../cloudfunctions/_shared/http/calendar'
import { type Listening, listen } from '../../cloudfunctions/_shared/http/listen'
import type { FileFolder } from '../files/file-folder'
import { files } from './files'
import { site } from './site'

export type Serving = Listening

export interface ServeOptions {
  readonly port: number
  readonly hostname: string
  /** The built client; null serves the operations alone. */
  readonly siteFolder: string | null
  /** Where the links to files of records lead; without it nowhere. */
  readonly files?: FileFolder
  readonly version: string
}

/** The app and the operations on one port. Rejects with the system's error (EADDRINUSE, EACCES) when it cannot listen. */
export function serve(deployment: Deployment, options: ServeOptions): Promise<Serving> {
  const app = new Hono()
  app.route('/api', api(deployment, options.version))
  app.route('/calendar', calendar(deployment))
  if (options.files) app.route('/files', files(options.files))
  if (options.siteFolder !== null) app.route('/', site(options.siteFolder))
  return listen(app, options)
}
