import styles from './queue.module.css';

const looking: [string, string][] = [['J', '下一份'], ['K', '上一份'], ['Enter', '打开']];
const deciding: [string, string][] = [['A', '接收'], ['R', '退回']];

/** Which keys work here. */
export const KeyHint = ({ decides }: { decides: boolean }) => (
  <dl className={styles.keys} aria-label="快捷键">
    {[...looking, ...(decides ? deciding : [])].map(([key, meaning]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>)}
  </dl>
);
