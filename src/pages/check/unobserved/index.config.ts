export default definePageConfig({ navigationBarTitleText: '被听课情况', enablePullDownRefresh: true })
