import { RemoteSelect, type RemoteOption } from '../../ui/remote-select';
import { institutionsKey, listInstitutions } from './queries';

const load = async (text: string): Promise<RemoteOption[]> => {
  const { items } = await listInstitutions({ q: text === '' ? undefined : text, limit: 20 });
  return items.map((item) => ({ value: item.id, label: item.name, note: item.kindName }));
};

/** Choice of an institution within the person's reach; also usable as a field of a form. */
export const InstitutionSelect = (properties: {
  id?: string;
  name?: string;
  placeholder?: string;
  value?: number | null;
  known?: { id: number; name: string } | null;
  width?: number;
  disabled?: boolean;
  onChange?: (value: number | undefined, option: RemoteOption | undefined) => void;
}) => {
  const { known, ...rest } = properties;
  return (
    <RemoteSelect
      placeholder="选择机构"
      {...rest}
      known={known ? { value: known.id, label: known.name } : null}
      searchKey={[...institutionsKey, 'select']}
      load={load}
    />
  );
};
