import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { errorSentence, errorTrace } from './error-sentence';

/** An error of a form or an action, beside what was typed. Draws nothing without an error. */
export const ProblemAlert = ({ error, details = [] }: { error: unknown; details?: readonly string[] }): ReactNode => {
  if (error === null || error === undefined) return null;
  const trace = errorTrace(error);
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={errorSentence(error)}
      description={details.length === 0 && trace === null ? undefined : (
        <>
          {details.map((detail) => <div key={detail}>{detail}</div>)}
          {trace === null ? null : <div>问题编号：{trace}</div>}
        </>
      )}
    />
  );
};
