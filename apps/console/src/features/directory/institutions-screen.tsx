import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../ui/page';
import { SearchInput } from '../../ui/search-input';
import { EmptyState, Loaded } from '../../ui/states';
import { useWorkplace } from '../shell/workplace';
import styles from './directory.module.css';
import { InstitutionDetail } from './institution-detail';
import { InstitutionTree } from './institution-tree';
import { institutionsKey, listInstitutions, useInstitution } from './queries';

const FoundInstitutions = ({ text, selectedId, onSelect }: {
  text: string; selectedId: number | null; onSelect: (id: number) => void;
}) => {
  const found = useQuery({
    queryKey: [...institutionsKey, 'found', text], queryFn: () => listInstitutions({ q: text, limit: 50 }),
  });
  return (
    <Loaded query={found} rows={4}>
      {({ items }) => items.length === 0 ? <EmptyState title="没有找到机构" hint="换个名称试试。" /> : (
        <ul className={styles.found}>
          {items.map((item) => (
            <li key={item.id}>
              <button type="button" className={styles.foundButton} aria-current={item.id === selectedId} onClick={() => onSelect(item.id)}>
                {item.name}
                <div className="secondary">{[item.kindName, item.parentName].filter(Boolean).join('，')}</div>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
};

/** Institutions as a tree, with the data of the chosen one. */
export const InstitutionsScreen = () => {
  const { institution } = useWorkplace();
  const navigate = useNavigate();
  const parameter = Number(useParams()['institutionId']);
  const [text, setText] = useState('');
  const selectedId = parameter > 0 ? parameter : institution === null || institution.id === 0 ? null : institution.id;
  const detail = useInstitution(selectedId);
  const select = (id: number): void => void navigate(`/institutions/${id}`);

  return (
    <Page title="机构" description="机构的地址、电话和开放时间。居民在手机上看到的就是这里的内容。">
      <div className={styles.browser}>
        <div className={styles.treeCard}>
          <div className={styles.treeSearch}>
            <SearchInput name="查找机构" placeholder="机构名称" width={306} value={text} onSearch={setText} />
          </div>
          <div className={styles.tree}>
            {text !== '' ? <FoundInstitutions text={text} selectedId={selectedId} onSelect={select} /> : null}
            {text === '' && institution !== null
              ? <InstitutionTree rootId={institution.id} selectedId={selectedId} onSelect={select} />
              : null}
          </div>
        </div>
        {selectedId === null
          ? <EmptyState title={institution === null ? '还没有分配机构' : '请在左边选一个机构'} hint={institution === null ? '请联系管理员为您的账号分配机构。' : undefined} />
          : <Loaded query={detail}>{(data) => <InstitutionDetail key={data.id} institution={data} />}</Loaded>}
      </div>
    </Page>
  );
};
