/** '300 米', '1.2 公里', '15 公里'. */
export const formatDistance = (metres: number): string => {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`;
  return metres < 10_000 ? `${(metres / 1000).toFixed(1)} 公里` : `${Math.round(metres / 1000)} 公里`;
};

/** '免费', '¥120', '¥12.50'. */
export const formatPrice = (fen: number): string =>
  fen === 0 ? '免费' : `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`;

/** '1 年', '18 个月', '3 年'. */
export const formatMonths = (months: number): string => (months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`);

/** Phone number in groups that can be read aloud: '138 0000 1234', '0433-123 4567' stays as it is. */
export const formatPhone = (phone: string): string => phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
