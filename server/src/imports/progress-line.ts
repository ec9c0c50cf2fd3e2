const LOOK_EVERY_MS = 500;

interface Shown {
  name: string;
  done: number;
  total: number | null;
}

/** One line that is written over again on a terminal; elsewhere a line for each new phase. */
export class ProgressLine {
  private readonly timer: NodeJS.Timeout;
  private shown = '';

  constructor(private readonly print: (line: string) => void, private readonly read: () => Shown | null) {
    this.show();
    this.timer = setInterval(() => this.show(), LOOK_EVERY_MS);
  }

  end(): void {
    clearInterval(this.timer);
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  }

  private show(): void {
    const progress = this.read();
    if (!progress) return;
    const { name, done, total } = progress;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${name}${total ? ` ${Math.floor((done / total) * 100)}%` : ' …'}`);
    else if (name !== this.shown) this.print(`${name} …`);
    this.shown = name;
  }
}
