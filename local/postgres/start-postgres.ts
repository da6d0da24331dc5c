import { serverAccount } from './account'
import { usableBinaries } from './binaries'
import { bringUp } from './bring-up'
import { clusterExists, createCluster, refuseOtherVersion } from './cluster'
import { prepareDataFolder } from './data-folder'
import { ensureDatabase } from './database'
import { Keeper } from './keeper'
import type { Binaries } from './platform-package'
import { asPostgresProblem } from './problem'
import type { RunningPostgres, Say } from './running-postgres'
import { configOf, type Site } from './site'
import { socketFolderOf } from './socket-folder'

export interface StartOptions {
  readonly dataFolder: string
  say(line: string): void
  /** Server settings that differ from ours, by PostgreSQL's own names. */
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * Brings up the PostgreSQL of this data folder: makes it, starts it, or joins it when it runs already (left behind by
 * a killed process, or shared with another one). Every failure is a PostgresProblem.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  try {
    return await start(options)
  } catch (error) {
    throw asPostgresProblem(error, options.dataFolder)
  }
}

async function start({ dataFolder, say, settings = {} }: StartOptions): Promise<RunningPostgres> {
  const site = siteOf(dataFolder, say, settings)
  const { layout, account } = site
  let isNew = false
  if (!clusterExists(layout)) {
    say('第一次启动，正在建立数据库')
    isNew = await createCluster(layout, await site.programs(), account)
  }
  refuseOtherVersion(layout)
  const joined = await bringUp(site)
  const keeper = new Keeper(site, joined)
  try {
    await ensureDatabase(site, joined.client)
  } catch (error) {
    await keeper.stop()
    throw error
  }
  return {
    owner: configOf(site, 'owner'),
    app: configOf(site, 'app'),
    admin: configOf(site, 'admin'),
    started: isNew ? 'initialised' : joined.launched ? 'started' : 'reused',
    stop: () => keeper.stop(),
  }
}

function siteOf(dataFolder: string, say: Say, settings: Readonly<Record<string, string>>): Site {
  const account = serverAccount(dataFolder)
  const layout = prepareDataFolder(dataFolder, account)
  let programs: Promise<Binaries> | undefined
  return {
    layout,
    account,
    socketFolder: socketFolderOf(layout),
    settings,
    programs: () => {
      programs ??= usableBinaries(account, layout.dataFolder, say)
      return programs
    },
    say,
  }
}
