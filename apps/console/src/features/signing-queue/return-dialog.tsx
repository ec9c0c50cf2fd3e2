import { Form, Input, Radio, type FormInstance } from 'antd';
import type { ReturnReason } from '../../api/types';
import { useCommand } from '../../platform/use-command';
import { FormDialog } from '../../ui/form-dialog';
import { Loaded } from '../../ui/states';
import { returnContract, useReturnReasons } from './queries';
import styles from './queue.module.css';

interface Values {
  reasonCode: string;
  note?: string;
}

const Fields = ({ form, reasons }: { form: FormInstance<Values>; reasons: readonly ReturnReason[] }) => {
  const code = Form.useWatch('reasonCode', form);
  const chosen = reasons.find((reason) => reason.code === code);
  return (
    <>
      <Form.Item
        name="reasonCode"
        label="退回原因"
        extra={chosen === undefined ? undefined : `居民会看到：${chosen.advice}`}
        rules={[{ required: true, message: '请选择退回原因' }]}
      >
        <Radio.Group className={styles.reasons} options={reasons.map((reason) => ({ value: reason.code, label: reason.title }))} />
      </Form.Item>
      <Form.Item
        name="note"
        label="给居民的说明"
        extra="居民会看到这段话。"
        dependencies={['reasonCode']}
        rules={[({ getFieldValue }) => ({
          required: reasons.find((reason) => reason.code === getFieldValue('reasonCode'))?.noteRequired === true,
          whitespace: true,
          message: '这个原因需要写明说明',
        })]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount placeholder="如：您的住址属于南山社区，请选择南山社区卫生服务站的团队。" />
      </Form.Item>
    </>
  );
};

/** Gives a request back to the resident with a reason that the resident will read. */
export const ReturnDialog = ({ open, contractId, residentName, onDone, onRefused, onClose }: {
  open: boolean;
  contractId: number | null;
  /** null while the request is not in the list that was read, as after following a link. */
  residentName: string | null;
  onDone: (contractId: number) => void;
  onRefused: (error: unknown, contractId: number) => void;
  onClose: () => void;
}) => {
  const reasons = useReturnReasons();
  const giveBack = useCommand(returnContract, { onDone: (_contract, { contractId: id }) => onDone(id) });
  return (
    <FormDialog<Values>
      open={open}
      title={residentName === null ? '退回这份签约申请' : `退回${residentName}的签约申请`}
      submitText="退回申请"
      danger
      onSubmit={async ({ reasonCode, note }) => {
        if (contractId === null) return;
        try {
          await giveBack.mutateAsync({ contractId, reasonCode, note: note?.trim() ?? '' });
        } catch (error) {
          onRefused(error, contractId);
          throw error;
        }
      }}
      onClose={onClose}
    >
      {(form) => (
        <Loaded query={reasons} rows={4}>
          {({ items }) => <Fields form={form} reasons={items} />}
        </Loaded>
      )}
    </FormDialog>
  );
};
