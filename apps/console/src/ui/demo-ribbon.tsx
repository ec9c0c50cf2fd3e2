import { useSystem } from '../platform/system';
import styles from './demo-ribbon.module.css';

/** Says on every screen that people and data are made up, wherever the server runs as a demonstration. */
export const DemoRibbon = () => {
  const system = useSystem();
  return system.data?.demo === true
    ? <div className={styles.ribbon} role="note" aria-label="演示环境，数据都是虚构的"><span>演示</span></div>
    : null;
};
