import type { PackageItem } from '../../api/types';
import { PublicHealthTag } from '../../ui/tags';
import styles from './contract.module.css';

/** What the package holds; services of basic public health carry their mark [J5]. */
export const PackageItems = ({ items }: { items: readonly PackageItem[] }) => (
  <ul className={styles.items} aria-label="服务项目">
    {items.map((item) => (
      <li key={item.code}>
        <div className={styles.itemName}>
          {item.name}
          {item.publicHealth ? <PublicHealthTag /> : null}
          {item.frequency === '' ? null : <span className={styles.frequency}>{item.frequency}</span>}
        </div>
        <div className="secondary">{item.description}</div>
      </li>
    ))}
  </ul>
);
