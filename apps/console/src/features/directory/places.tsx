import styles from './directory.module.css';

/** How many of a team's places are taken. */
export const Places = ({ capacity, placesLeft }: { capacity: number; placesLeft: number }) => {
  const taken = capacity - placesLeft;
  const share = capacity === 0 ? 100 : Math.min(100, (taken / capacity) * 100);
  return (
    <div>
      <div className="figures">
        {placesLeft > 0 ? <>剩 <strong>{placesLeft}</strong></> : <strong className={styles.full}>已满</strong>}
        <span className="secondary"> / 共 {capacity}</span>
      </div>
      <div className={styles.places} aria-hidden="true"><div style={{ width: `${share}%` }} /></div>
    </div>
  );
};
