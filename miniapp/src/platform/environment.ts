/** Address of the API without a slash at its end, set when the app is built. */
export const apiBase: string = process.env.TARO_APP_API_BASE ?? '/api/v1';
