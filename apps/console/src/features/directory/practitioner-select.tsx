import { RemoteSelect, type RemoteOption } from '../../ui/remote-select';
import { listPractitioners } from './queries';

/**
 * Choice of a practitioner by name. Those of the institution come first while nothing is typed; a name is looked for
 * everywhere, since members of other employers belong to teams too [J17][L7].
 */
export const PractitionerSelect = ({ institutionId, ...field }: {
  id?: string;
  value?: number | null;
  institutionId?: number;
  onChange?: (value: number | undefined, option: RemoteOption | undefined) => void;
}) => (
  <RemoteSelect
    {...field}
    searchKey={['practitioners', institutionId ?? null]}
    load={async (text) => {
      const { items } = await listPractitioners(text, text === '' ? institutionId : undefined);
      return items.map((item) => ({
        value: item.id,
        label: item.name,
        note: [item.kindName, item.title, item.employerName].filter(Boolean).join('，'),
      }));
    }}
    placeholder="输入姓名查找"
  />
);
