export default definePageConfig({ navigationBarTitleText: '学期', enablePullDownRefresh: true })
