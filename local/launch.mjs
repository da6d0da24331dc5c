// Entry of `npm start`, `npm test` and `npm run youju`. It imports nothing and keeps to old syntax, so that a Node
// which is too old, or a folder without packages, still gets a sentence instead of a stack.
const OLDEST = [20, 19]

function isOldEnough(version) {
  const parts = version.split('.').map(Number)
  return parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])
}

if (isOldEnough(process.versions.node)) {
  import('./start/launcher.mjs').then((launcher) => launcher.launch(process.argv.slice(2)))
} else {
  const [oldest, found] = [OLDEST.join('.'), process.versions.node]
  console.error(
    `需要 Node ${oldest} 或更新的版本，现在是 ${found}。请到 https://nodejs.org 安装最新的 LTS 版本后再试。`,
  )
  console.error(
    `Node ${oldest} or newer is needed, this is ${found}. Please install the current LTS and try again.`,
  )
  process.exit(1)
}
