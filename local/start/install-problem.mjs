/** Why the packages could not be brought in, and what to do about it. */
export class InstallProblem extends Error {
  constructor(message, remedy) {
    super(message)
    this.name = 'InstallProblem'
    this.remedy = remedy
  }
}

const KNOWN = [
  {
    codes:
      /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONN|ENETUNREACH|EHOSTUNREACH|SOCKET_TIMEOUT|ENOTCACHED|FETCH_ERROR/,
    message: '连不上软件包服务器，依赖没有装完。',
    remedy:
      '请检查网络或代理（npm config get proxy），或改用能连上的镜像（npm config set registry 地址），然后再执行一次同样的命令。',
  },
  {
    codes: /ENOSPC|EDQUOT/,
    message: '磁盘空间不足，依赖没有装完。',
    remedy: '请至少腾出 2 GB 空间，然后再执行一次同样的命令。',
  },
  {
    codes: /EROFS|EACCES|EPERM/,
    message: '项目文件夹不能写入，依赖装不进去。',
    remedy: '请把项目放到自己可写的文件夹里；如果 node_modules 是 root 建的，请先删除它或改回自己名下。',
  },
  {
    codes: /EUSAGE/,
    message: 'package.json 和 package-lock.json 对不上，依赖没有安装。',
    remedy:
      '请恢复这两个文件（git checkout package.json package-lock.json）；如果是有意修改，请执行 npm install。',
  },
  {
    codes: /EINTEGRITY/,
    message: '下载到的软件包和 package-lock.json 里登记的不一致，为安全起见没有安装。',
    remedy: '请执行 npm cache verify 后再试；如果还是这样，请换一个镜像。',
  },
  {
    codes: /E40[134]|E5\d\d/,
    message: '软件包服务器拒绝了请求，依赖没有装完。',
    remedy: '请检查镜像地址是否正确、是否需要登录（npm config get registry），然后再试。',
  },
]

/** Reads npm's own words: its `npm error code …` line, else whatever error name it mentions. */
export function explainNpm(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line))
  const code = errors.map((line) => /code (\S+)/.exec(line)?.[1]).find(Boolean) ?? errors.join(' ')
  const known = KNOWN.find(({ codes }) => codes.test(code)) ?? {
    message: '依赖没有装成功。',
    remedy: '请按上面 npm 的提示处理，然后再执行一次同样的命令。',
  }
  const quoted = errors.filter((line) => !/A complete log/.test(line)).slice(0, 6)
  return new InstallProblem([...quoted, known.message].join('\n'), known.remedy)
}
