import { Form, Modal, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { divideProblem, isSaidAtField } from './form-problem';
import { ProblemAlert } from './problem-alert';

/** The dialog's first field, which takes the focus so that one can type at once. */
const firstField = (): HTMLElement | null => document.querySelector<HTMLElement>('#form-dialog input, #form-dialog textarea');

/**
 * A dialog with a form. A refused or failed submission leaves everything as it was typed, shows the problem's sentence
 * on top and the single errors at their fields.
 */
export const FormDialog = <Values extends object>({
  open, title, submitText, danger = false, initialValues, width = 560, onSubmit, onClose, children,
}: {
  open: boolean;
  title: string;
  submitText: string;
  danger?: boolean;
  initialValues?: Partial<Values>;
  width?: number;
  /** Resolves when the server has accepted; the dialog does not close itself. */
  onSubmit: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
}) => {
  const [form] = Form.useForm<Values>();
  const [submission, setSubmission] = useState<{ busy: boolean; error: unknown; sentences: string[] }>({
    busy: false, error: null, sentences: [],
  });

  const submit = async (values: Values): Promise<void> => {
    setSubmission({ busy: true, error: null, sentences: [] });
    try {
      await onSubmit(values);
      setSubmission({ busy: false, error: null, sentences: [] });
    } catch (error) {
      const { fields, sentences } = divideProblem(error, form.getFieldsError().map((field) => String(field.name[0])));
      // The form's names are only known at run time here, so its typed paths cannot be.
      form.setFields(fields.map((field) => ({ name: field.name as never, errors: [field.message] })));
      setSubmission({ busy: false, error: isSaidAtField(error, fields) ? null : error, sentences });
    }
  };

  return (
    <Modal
      open={open}
      title={title}
      width={width}
      okText={submitText}
      okButtonProps={{ danger, htmlType: 'submit', form: 'form-dialog' }}
      cancelText="取消"
      confirmLoading={submission.busy}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={onClose}
      afterOpenChange={(isOpen) => { if (isOpen) firstField()?.focus(); }}
      afterClose={() => setSubmission({ busy: false, error: null, sentences: [] })}
    >
      <Form<Values>
        id="form-dialog"
        form={form}
        layout="vertical"
        requiredMark={(label, { required }) => <>{label}{required ? null : <span className="secondary">（选填）</span>}</>}
        initialValues={initialValues}
        preserve={false}
        style={{ paddingBlock: '8px 14px' }}
        onFinish={(values) => void submit(values)}
      >
        <ProblemAlert error={submission.error} details={submission.sentences} />
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Modal>
  );
};
