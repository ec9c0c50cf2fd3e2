export default definePageConfig({ navigationBarTitleText: '文书原文' });
