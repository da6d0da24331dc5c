import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { useQuery } from '@/services/query'
import { PasswordForm } from './components/password-form'
import { Wechat } from './components/wechat'

/** What one signs in by: an account with a password, WeChat, or both. */
export default function WaysIn() {
  const query = useQuery('account.show', {})
  return (
    <Page title="登录方式" narrow onRefresh={query.reload}>
      <Answered query={query} loadingRows={3}>
        {(account) => (
          <>
            <PasswordForm
              key={account.login}
              login={account.login}
              has={account.password}
              onChanged={query.reload}
            />
            <Wechat bound={account.wechat} password={account.password} onChanged={query.reload} />
          </>
        )}
      </Answered>
    </Page>
  )
}
