/** The exact wording with which every item of basic public health is marked, wherever it is shown [J5]. */
export const PUBLIC_HEALTH_MARK = '基本公共卫生服务';
