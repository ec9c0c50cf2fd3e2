import { useQueries, useQuery } from '@tanstack/react-query';
import { Tree, type TreeDataNode } from 'antd';
import { useState } from 'react';
import type { Institution } from '../../api/types';
import { EmptyState, Loaded } from '../../ui/states';
import styles from './directory.module.css';
import { getInstitution, institutionsKey, listChildInstitutions } from './queries';

const NodeName = ({ institution }: { institution: Institution }) => (
  <span className={styles.node}>
    <span className={styles.nodeName} title={institution.name}>{institution.name}</span>
    {institution.stale ? <span className={styles.staleDot} role="img" aria-label="资料待确认" title="资料待确认" /> : null}
  </span>
);

/**
 * The institutions from the person's own downwards; a level is read when it is opened.
 * @param rootId 0 for all that stand at the top
 */
export const InstitutionTree = ({ rootId, selectedId, onSelect }: {
  rootId: number; selectedId: number | null; onSelect: (id: number) => void;
}) => {
  const roots = useQuery({
    queryKey: [...institutionsKey, 'roots', rootId],
    queryFn: async () => (rootId === 0 ? listChildInstitutions(0) : [await getInstitution(rootId)]),
  });
  const [chosen, setChosen] = useState<number[] | null>(null);
  // Until the person opens or closes something, the uppermost level is open.
  const opened = chosen ?? (roots.data ?? []).filter((root) => root.childCount > 0).map((root) => root.id);
  const levels = useQueries({
    queries: opened.map((id) => ({ queryKey: [...institutionsKey, 'children', id], queryFn: () => listChildInstitutions(id) })),
  });
  const levelOf = new Map(opened.map((id, index) => [id, levels[index]]));

  const below = (institution: Institution): TreeDataNode[] | undefined => {
    const level = levelOf.get(institution.id);
    if (level?.data !== undefined) return level.data.map(node);
    if (level === undefined || level.error === null) return undefined;
    return [{ key: `failed-${institution.id}`, title: '没能读取下级机构，收起后再打开', isLeaf: true, selectable: false }];
  };
  const node = (institution: Institution): TreeDataNode => {
    const children = below(institution);
    return {
      key: institution.id,
      title: <NodeName institution={institution} />,
      isLeaf: institution.childCount === 0,
      ...(children === undefined ? {} : { children }),
    };
  };

  return (
    <Loaded query={roots} rows={5}>
      {(institutions) => institutions.length === 0 ? <EmptyState title="还没有机构" hint="请先导入机构资料。" /> : (
        <Tree
          blockNode
          aria-label="机构树"
          treeData={institutions.map(node)}
          expandedKeys={opened}
          selectedKeys={selectedId === null ? [] : [selectedId]}
          loadData={() => Promise.resolve()}
          onExpand={(keys) => setChosen(keys.filter((key): key is number => typeof key === 'number'))}
          onSelect={(_keys, { node: { key } }) => { if (typeof key === 'number') onSelect(key); }}
        />
      )}
    </Loaded>
  );
};
