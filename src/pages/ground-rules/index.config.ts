export default definePageConfig({ navigationBarTitleText: '减负和设置', enablePullDownRefresh: true })
