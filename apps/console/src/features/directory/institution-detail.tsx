import { ownerships } from '@jiayi/domain';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Institution } from '../../api/types';
import { showDate } from '../../platform/time';
import { useCommand } from '../../platform/use-command';
import { errorSentence } from '../../ui/error-sentence';
import { Facts } from '../../ui/facts';
import { Card } from '../../ui/page';
import { StaleTag, ToneTag } from '../../ui/tags';
import styles from './directory.module.css';
import { EditInstitutionDialog } from './edit-institution-dialog';
import { confirmInstitution, institutionsKey } from './queries';

const place = ({ latitude, longitude }: Institution): string =>
  latitude === null || longitude === null ? '还没有登记' : `北纬 ${latitude.toFixed(6)}，东经 ${longitude.toFixed(6)}`;

/** What is on file about one institution, when it was last confirmed, and the way to correct it. */
export const InstitutionDetail = ({ institution }: { institution: Institution }) => {
  const { message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const mayEdit = institution.editable;
  const confirm = useCommand(confirmInstitution, {
    refreshes: [institutionsKey], onDone: () => void message.success('已确认，资料日期已更新'),
  });
  return (
    <Card>
      <div className={styles.heading}>
        <div>
          <h2 className={styles.headingName}>
            {institution.name}
            {institution.stale ? <StaleTag /> : null}
            {institution.active ? null : <ToneTag tone="calm">已停用</ToneTag>}
          </h2>
          <p className="secondary">{[institution.kindName, ownerships[institution.ownership]].join('，')}</p>
        </div>
        {mayEdit ? <Button onClick={() => setEditing(true)}>修改资料</Button> : null}
      </div>
      <Facts
        facts={[
          { label: '地址', value: institution.address, wide: true },
          { label: '电话', value: institution.phone },
          { label: '开放时间', value: institution.openingHours },
          { label: '位置', value: place(institution) },
          { label: '机构编码', value: institution.code },
          { label: '上级机构', value: institution.parentName },
          { label: '下级机构', value: `${institution.childCount} 个` },
          {
            label: '医生团队',
            value: institution.teamCount === 0
              ? '0 个'
              : <Link to={`/teams?institution=${institution.id}`}>{institution.teamCount} 个，查看</Link>,
          },
        ]}
      />
      <div className={styles.confirmation}>
        <div>
          <div>{institution.confirmedAt === null ? '这份资料还没有人确认过' : `上次确认：${showDate(institution.confirmedAt)}`}</div>
          <div className="secondary">{institution.stale ? '已超过规定天数，请核对后确认。' : '资料没有变化时，也请按时确认。'}</div>
        </div>
        {mayEdit ? (
          <Button
            type={institution.stale ? 'primary' : 'default'}
            loading={confirm.isPending}
            onClick={() => confirm.mutate(institution.id, { onError: (error) => void message.error(errorSentence(error)) })}
          >
            确认资料无误
          </Button>
        ) : null}
      </div>
      <EditInstitutionDialog institution={institution} open={editing} onClose={() => setEditing(false)} />
    </Card>
  );
};
