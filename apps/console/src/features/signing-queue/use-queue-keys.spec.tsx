import { fireEvent, render, screen } from '@testing-library/react';
import { useQueueKeys } from './use-queue-keys';

const pressed: string[] = [];
beforeEach(() => { pressed.length = 0; });

const Screen = ({ enabled = true }: { enabled?: boolean }) => {
  useQueueKeys({
    next: () => pressed.push('next'),
    previous: () => pressed.push('previous'),
    open: () => pressed.push('open'),
    accept: () => pressed.push('accept'),
    giveBack: () => pressed.push('giveBack'),
  }, enabled);
  return (
    <>
      <p>列表</p>
      <input aria-label="查找" />
      <button type="button">打开</button>
    </>
  );
};

describe('useQueueKeys', () => {
  it('moves, opens, accepts and returns, in either case', () => {
    render(<Screen />);
    for (const key of ['j', 'k', 'ArrowDown', 'ArrowUp', 'Enter', 'a', 'A', 'r', 'R', 'x']) {
      fireEvent.keyDown(document.body, { key });
    }
    expect(pressed).toEqual(['next', 'previous', 'next', 'previous', 'open', 'accept', 'accept', 'giveBack', 'giveBack']);
  });

  it('rests while somebody types', () => {
    render(<Screen />);
    for (const key of ['j', 'a', 'r', 'Enter']) fireEvent.keyDown(screen.getByLabelText('查找'), { key });
    expect(pressed).toEqual([]);
  });

  it('leaves Enter to the button that has the focus', () => {
    render(<Screen />);
    fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' });
    fireEvent.keyDown(screen.getByRole('button'), { key: 'j' });
    expect(pressed).toEqual(['next']);
  });

  it('leaves the browser its own combinations', () => {
    render(<Screen />);
    fireEvent.keyDown(document.body, { key: 'r', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'a', metaKey: true });
    fireEvent.keyDown(document.body, { key: 'j', altKey: true });
    expect(pressed).toEqual([]);
  });

  it('does not accept again and again while the key is held', () => {
    render(<Screen />);
    fireEvent.keyDown(document.body, { key: 'a' });
    fireEvent.keyDown(document.body, { key: 'a', repeat: true });
    fireEvent.keyDown(document.body, { key: 'j', repeat: true });
    expect(pressed).toEqual(['accept', 'next']);
  });

  it('rests while a question is open', () => {
    render(<Screen enabled={false} />);
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(pressed).toEqual([]);
  });
});
