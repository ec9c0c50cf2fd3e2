import { App, Form, Input, InputNumber, Space } from 'antd';
import type { Institution } from '../../api/types';
import { useCommand } from '../../platform/use-command';
import { FormDialog } from '../../ui/form-dialog';
import { changedOnly } from './changed-only';
import { institutionsKey, updateInstitution, type InstitutionChange } from './queries';

interface Values {
  name: string;
  address: string;
  phone: string;
  openingHours: string;
  latitude: number | null;
  longitude: number | null;
}

const valuesOf = (institution: Institution): Values => ({
  name: institution.name,
  address: institution.address,
  phone: institution.phone,
  openingHours: institution.openingHours,
  latitude: institution.latitude,
  longitude: institution.longitude,
});

/** Only what was changed is sent; a place is given, or taken away, by both of its numbers. */
const changeOf = (before: Values, after: Values): InstitutionChange => {
  const { latitude, longitude, ...texts } = changedOnly(before, after);
  const moved = latitude !== undefined || longitude !== undefined;
  return moved ? { ...texts, latitude: after.latitude, longitude: after.longitude } : texts;
};

export const EditInstitutionDialog = ({ institution, open, onClose }: {
  institution: Institution; open: boolean; onClose: () => void;
}) => {
  const { message } = App.useApp();
  const update = useCommand(updateInstitution, {
    refreshes: [institutionsKey],
    onDone: () => {
      void message.success('机构资料已保存');
      onClose();
    },
  });
  const before = valuesOf(institution);
  return (
    <FormDialog<Values>
      open={open}
      title="修改机构资料"
      submitText="保存"
      initialValues={before}
      onSubmit={async (values) => {
        const change = changeOf(before, {
          ...values,
          name: values.name.trim(),
          address: values.address.trim(),
          phone: values.phone.trim(),
          openingHours: values.openingHours.trim(),
        });
        if (Object.keys(change).length === 0) {
          void message.info('没有改动');
          onClose();
        } else await update.mutateAsync({ id: institution.id, change });
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label="机构名称" rules={[{ required: true, whitespace: true, message: '请输入机构名称' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="address" label="地址" rules={[{ required: false }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label="电话" rules={[{ pattern: /^[0-9][0-9\- ]{4,30}$/, message: '电话只能有数字、空格和短横线，至少 5 位' }]}>
        <Input maxLength={31} inputMode="tel" />
      </Form.Item>
      <Form.Item name="openingHours" label="开放时间" rules={[{ required: false }]}>
        <Input maxLength={200} placeholder="如：周一至周日 8:00–17:00" />
      </Form.Item>
      <Space size={16}>
        <Form.Item
          name="latitude"
          label="纬度"
          dependencies={['longitude']}
          rules={[({ getFieldValue }) => ({
            required: getFieldValue('longitude') !== null && getFieldValue('longitude') !== undefined,
            message: '经度和纬度要一起填',
          })]}
        >
          <InputNumber min={3} max={54} precision={6} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item
          name="longitude"
          label="经度"
          dependencies={['latitude']}
          rules={[({ getFieldValue }) => ({
            required: getFieldValue('latitude') !== null && getFieldValue('latitude') !== undefined,
            message: '经度和纬度要一起填',
          })]}
        >
          <InputNumber min={73} max={136} precision={6} style={{ width: 180 }} />
        </Form.Item>
      </Space>
    </FormDialog>
  );
};
