import { setTimeout as wait } from 'node:timers/promises'
import { speakerOn } from '../../local/start/say'
import { cleanEnd } from '../../local/start/signals'

/** Stops a web service that takes as long as the argument says, then a database. */
const [, , drainMs = '0'] = process.argv
const end = cleanEnd(speakerOn(process.stdout))
end.add('数据库', async () => console.log('database stopped'))
end.add('网页服务', async () => {
  console.log('web service stopping')
  await wait(Number(drainMs))
  console.log('web service stopped')
})
setInterval(() => undefined, 1_000)
console.log('ready')
