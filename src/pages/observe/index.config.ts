export default definePageConfig({ navigationBarTitleText: '记一节听课' })
