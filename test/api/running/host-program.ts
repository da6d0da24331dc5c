import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { publicOperation } from '../../../cloudfunctions/_shared/endpoint/operation'
import { tokenKeeper } from '../../../cloudfunctions/_shared/endpoint/token'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { serve } from '../../../local/http/serve'
import { speakerOn } from '../../../local/start/say'
import { cleanEnd } from '../../../local/start/signals'
import { nothingOf } from './nothing-of'

/** A host whose only operation takes until it is told to go on, and a job beside it; without a database. */
const slow = publicOperation('session.ways', async () => {
  console.log('call begun')
  await once(process, 'message')
  return { demo: [], wechat: false, password: true, invitation: true } as never
})
const end = cleanEnd(speakerOn(process.stdout))
const store = openStore({ host: '127.0.0.1', port: 1 }, () => undefined)
end.add('数据库连接', () => store.close().then(() => console.log('pool closed')))
const deployment = {
  ...nothingOf(),
  operations: new Map([[slow.name, slow]]),
  store,
  tokens: tokenKeeper(new TextEncoder().encode('a secret of at least thirty-two bytes')),
}
const options = { port: 0, hostname: '127.0.0.1', siteFolder: null, version: '0.0.0' }
serve(deployment, options).then((serving) => {
  end.add('网页服务', () => serving.stop().then(() => console.log('server closed')))
  end.begun.addEventListener('abort', serving.refuse)
  end.add('定时任务', () => wait(100).then(() => console.log('job ended')))
  console.log(`listening on ${serving.port}`)
})
