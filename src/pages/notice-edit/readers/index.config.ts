export default definePageConfig({ navigationBarTitleText: '谁还没看', enablePullDownRefresh: true })
