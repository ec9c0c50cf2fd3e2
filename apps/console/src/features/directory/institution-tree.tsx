import { useQueries, useQuery } from '@tanstack/react-query';
import { Tree, type TreeDataNode } from 'antd';
import { useState } from 'react';
import type { Institution } from '../../api/types';
import { Loaded } from '../../ui/states';
import styles from './directory.module.css';
import { getInstitution, institutionsKey, listChildInstitutions } from './queries';

const childrenKey = (parentId: number) => [...institutionsKey, 'children', parentId] as const;

const NodeName = ({ institution }: { institution: Institution }) => (
  <span className={styles.node}>
    <span className={styles.nodeName} title={institution.name}>{institution.name}</span>
    {institution.stale ? <span className={styles.staleDot} role="img" aria-label="资料待确认" title="资料待确认" /> : null}
  </span>
);

/** The institutions from the person's own downwards; a level is read when it is opened. */
export const InstitutionTree = ({ rootId, selectedId, onSelect }: {
  rootId: number; selectedId: number | null; onSelect: (id: number) => void;
}) => {
  const [opened, setOpened] = useState<number[]>([rootId]);
  const root = useQuery({ queryKey: [...institutionsKey, 'one', rootId], queryFn: () => getInstitution(rootId) });
  const levels = useQueries({
    queries: opened.map((id) => ({ queryKey: childrenKey(id), queryFn: () => listChildInstitutions(id) })),
  });
  const childrenOf = new Map(opened.map((id, index) => [id, levels[index]]));

  const node = (institution: Institution): TreeDataNode => {
    const level = childrenOf.get(institution.id);
    const below = level?.data?.map(node)
      ?? (level?.error ? [{ key: `failed-${institution.id}`, title: '没能读取下级机构，收起后再打开', isLeaf: true, selectable: false }] : undefined);
    return {
      key: institution.id,
      title: <NodeName institution={institution} />,
      isLeaf: institution.childCount === 0,
      ...(below === undefined ? {} : { children: below }),
    };
  };

  return (
    <Loaded query={root} rows={5}>
      {(institution) => (
        <Tree
          blockNode
          aria-label="机构树"
          treeData={[node(institution)]}
          expandedKeys={opened}
          selectedKeys={selectedId === null ? [] : [selectedId]}
          loadData={() => Promise.resolve()}
          onExpand={(keys) => setOpened(keys.filter((key): key is number => typeof key === 'number'))}
          onSelect={(_keys, { node: { key } }) => { if (typeof key === 'number') onSelect(key); }}
        />
      )}
    </Loaded>
  );
};
