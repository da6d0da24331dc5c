export default definePageConfig({ navigationBarTitleText: '置顶、期限和撤回' })
