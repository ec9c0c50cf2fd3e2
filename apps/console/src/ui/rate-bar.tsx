import styles from './rate-bar.module.css';

/**
 * A rate as a bar, with a line where the target of the policy stands.
 * @param ratePercent two decimals, '49.60'; null where there is nothing to count
 * @param targetPercent null without a target
 */
export const RateBar = ({ name, ratePercent, targetPercent, tall = false }: {
  name: string; ratePercent: string | null; targetPercent: number | null; tall?: boolean;
}) => {
  const rate = Math.min(100, Number(ratePercent ?? 0));
  const reached = targetPercent === null || rate >= targetPercent;
  const target = targetPercent === null ? '' : `，目标 ${targetPercent}%`;
  return (
    <div
      className={tall ? `${styles.track} ${styles.tall}` : styles.track}
      role="img"
      aria-label={`${name}${ratePercent === null ? '没有数据' : `${ratePercent}%`}${target}`}
    >
      <div className={reached ? styles.fill : `${styles.fill} ${styles.below}`} style={{ width: `${rate}%` }} />
      {targetPercent === null ? null : <div className={styles.target} style={{ left: `${targetPercent}%` }} />}
    </div>
  );
};
