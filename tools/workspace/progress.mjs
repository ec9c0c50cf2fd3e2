const secondsBetweenLines = 10;
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Whole seconds since `start` (ms), as people read them. */
const elapsed = (start) => `${Math.round((Date.now() - start) / 1000)} 秒`;

/**
 * Shows what is under way and for how long: one line that turns on a terminal, a line every ten seconds elsewhere.
 * Only one phase is shown at a time.
 */
export class Progress {
  #output;
  #phase = null;

  constructor(output = process.stdout) {
    this.#output = output;
  }

  /**
   * Runs `work` under a title. `work` gets `say(detail)`, which puts a detail beside the title.
   * Ends with the seconds taken and a tick, or a cross when `work` throws or its result is not `good`.
   */
  async phase(title, work, good = () => true) {
    const phase = { title, detail: '', start: Date.now(), lastLine: Date.now(), turn: 0 };
    this.#phase = phase;
    if (!this.#output.isTTY) this.#output.write(`· ${title} …\n`);
    const timer = setInterval(() => this.#draw(), this.#output.isTTY ? 120 : 1000);
    const end = (mark) => {
      clearInterval(timer);
      this.#phase = null;
      this.#clear();
      this.#output.write(`${mark} ${title}（${elapsed(phase.start)}）\n`);
    };
    try {
      const result = await work((detail) => { phase.detail = detail; });
      end(good(result) ? '✓' : '✗');
      return result;
    } catch (error) {
      end('✗');
      throw error;
    }
  }

  /** A line of its own, above the turning one. */
  line(text = '') {
    this.#clear();
    this.#output.write(`${text}\n`);
  }

  #clear() {
    if (this.#output.isTTY) this.#output.write('\r\x1b[2K');
  }

  #draw() {
    const phase = this.#phase;
    if (!phase) return;
    const text = `${phase.title} … ${elapsed(phase.start)}${phase.detail ? `，${phase.detail}` : ''}`;
    if (this.#output.isTTY) {
      phase.turn += 1;
      this.#clear();
      this.#output.write(`${spinner[phase.turn % spinner.length]} ${shorten(text, this.#output.columns - 4)}`);
    } else if (Date.now() - phase.lastLine >= secondsBetweenLines * 1000) {
      phase.lastLine = Date.now();
      this.#output.write(`  ${text}\n`);
    }
  }
}

/** Columns that a text takes on a terminal; a Chinese character takes two. */
export function displayWidth(text) {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  return width;
}

/** Cuts a text to a number of terminal columns. */
export function shorten(text, columns) {
  let cut = '';
  for (const character of text) {
    if (displayWidth(cut + character) > columns) return cut;
    cut += character;
  }
  return cut;
}

/** Rows of texts as lines with aligned columns; the first row is the heading. */
export function textTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column]))));
  const line = (row) => row.map((cell, column) => cell + ' '.repeat(widths[column] - displayWidth(cell))).join('  ').trimEnd();
  const [heading, ...body] = rows;
  return [line(heading), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)];
}
