import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { SearchIcon } from './icons';

/** A search field that tells of what was typed after a short rest, or at once on Enter. */
export const SearchInput = ({ name, placeholder, width = 280, value, onSearch }: {
  name: string; placeholder: string; width?: number; value: string; onSearch: (text: string) => void;
}) => {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (text: string, rest: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), rest);
  };
  return (
    <Input
      type="search"
      aria-label={name}
      placeholder={placeholder}
      prefix={<SearchIcon />}
      allowClear
      maxLength={64}
      style={{ width }}
      value={typed}
      onChange={(event) => { setTyped(event.target.value); tell(event.target.value, 350); }}
      onPressEnter={() => tell(typed, 0)}
    />
  );
};
