import { Modal } from 'antd';
import { useCommand } from '../../platform/use-command';
import { ProblemAlert } from '../../ui/problem-alert';
import { acceptContract } from './queries';

/** Asks once more before the contract comes into force. */
export const AcceptDialog = ({ open, contractId, residentName, onDone, onRefused, onClose }: {
  open: boolean;
  contractId: number | null;
  /** null while the request is not in the list that was read, as after following a link. */
  residentName: string | null;
  onDone: (contractId: number) => void;
  onRefused: (error: unknown, contractId: number) => void;
  onClose: () => void;
}) => {
  const accept = useCommand(acceptContract, { onDone: (_contract, id) => onDone(id) });
  return (
    <Modal
      open={open}
      title={residentName === null ? '接收这份签约申请？' : `接收${residentName}的签约申请？`}
      okText="接收签约"
      okButtonProps={{ autoFocus: true }}
      cancelText="取消"
      width={440}
      confirmLoading={accept.isPending}
      afterOpenChange={() => accept.reset()}
      destroyOnHidden
      onOk={() => { if (contractId !== null) accept.mutate(contractId, { onError: (error) => onRefused(error, contractId) }); }}
      onCancel={onClose}
    >
      <ProblemAlert error={accept.error} />
      <p>接收后签约生效，居民会收到通知，协议书可以下载。</p>
    </Modal>
  );
};
