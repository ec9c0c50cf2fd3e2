import type { DemoIdentity } from '../../api/types';
import { Loaded } from '../../ui/states';
import { useDemoIdentities } from './queries';
import styles from './sign-in.module.css';

/** Made-up people to sign in as; only where the server runs as a demonstration. */
export const DemoIdentities = ({ picked, onPick }: {
  picked: DemoIdentity | null; onPick: (identity: DemoIdentity) => void;
}) => {
  const identities = useDemoIdentities(true);
  return (
    <section className={styles.demo} aria-labelledby="demo-identities">
      <h2 id="demo-identities" className={styles.demoTitle}>演示身份</h2>
      <p className="secondary">选一位，用户名和密码会自动填好。</p>
      <Loaded query={identities} rows={3}>
        {({ items }) => (
          <ul className={styles.identities}>
            {items.filter((item) => item.signIn.kind === 'STAFF').map((item) => (
              <li key={`${item.roleName}${item.name}`}>
                <button
                  type="button"
                  className={styles.identity}
                  aria-pressed={picked?.name === item.name && picked.roleName === item.roleName}
                  onClick={() => onPick(item)}
                >
                  <span className={styles.identityRole}>{item.roleName}</span>
                  <span className={styles.identityName}>{item.name}</span>
                  <span className={styles.identityHint}>{item.hint}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
};
