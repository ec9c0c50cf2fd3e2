import { useQuery, type QueryKey } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { errorSentence } from './error-sentence';

export interface RemoteOption {
  value: number;
  label: string;
  /** A second line that tells people or places of the same name apart. */
  note?: string;
}

/** A choice among more than fits into a list: the server searches while one types. */
export const RemoteSelect = ({ id, name, searchKey, load, placeholder, value, known, width, disabled, allowClear = true, onChange }: {
  /** Given by a form's item, to join its label. */
  id?: string;
  name?: string;
  searchKey: QueryKey;
  load: (text: string) => Promise<RemoteOption[]>;
  placeholder: string;
  value?: number | null;
  /** Option that stands for the value before anything was searched. */
  known?: RemoteOption | null;
  width?: number | string;
  disabled?: boolean;
  allowClear?: boolean;
  onChange?: (value: number | undefined, option: RemoteOption | undefined) => void;
}) => {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<RemoteOption | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({ queryKey: [...searchKey, text], queryFn: () => load(text), enabled: open });
  const options = [...(found.data ?? [])];
  const current = [chosen, known ?? null].find((option) => option?.value === value) ?? null;
  if (current !== null && options.every((option) => option.value !== current.value)) options.unshift(current);

  return (
    <Select<number, RemoteOption>
      {...(id === undefined ? {} : { id })}
      aria-label={name}
      placeholder={placeholder}
      allowClear={allowClear}
      disabled={disabled}
      style={{ width: width ?? '100%' }}
      popupMatchSelectWidth={320}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value ?? undefined}
      options={options}
      loading={open && found.isFetching}
      onOpenChange={setOpen}
      optionRender={({ data }) => (
        <div>
          <div>{data.label}</div>
          {data.note === undefined ? null : <div className="secondary" style={{ fontSize: 12 }}>{data.note}</div>}
        </div>
      )}
      notFoundContent={found.error === null ? (found.isFetching ? '正在查找…' : '没有找到') : errorSentence(found.error)}
      onChange={(next: number | undefined) => {
        const option = options.find((entry) => entry.value === next);
        setChosen(option ?? null);
        onChange?.(next, option);
      }}
    />
  );
};
