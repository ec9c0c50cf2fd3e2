import { PUBLIC_HEALTH_MARK } from '@jiayi/domain';
import type { ContractDocument, ContractDocumentItem, ContractDocumentText } from './contract-document.js';
import { codePointMark } from './font.js';
import { instantText, periodText, priceText } from './wording.js';
import { colours, contentWidth, page, PageWriter } from './page-writer.js';
import { drawSignature } from './signature-drawing.js';

const body = { size: 10, leading: 17 } as const;
/** As wide as a Chinese character. */
const space = '\u3000';
const small = { size: 8.5, leading: 14, colour: colours.secondary } as const;

/**
 * The contract as an A4 PDF: the parties, what is done, the text that was agreed to, the signature and how to check all of
 * it. Equal input gives equal bytes. [J5] [L15]
 */
export async function renderContractPdf(contract: ContractDocument): Promise<Buffer> {
  const writer = new PageWriter({
    title: `${contract.agreement.title} ${contract.number}`, author: contract.team.institutionName,
    subject: `存证码 ${contract.evidence.code}`, at: contract.evidence.recordedAt,
  });
  writeTitle(writer, contract);
  writeParties(writer, contract);
  writeMembers(writer, contract);
  writeItems(writer, contract);
  writeAgreement(writer, contract.agreement);
  writeConsent(writer, contract.healthDataConsent);
  writeSignatures(writer, contract);
  writeEvidence(writer, contract);
  writeMissingCharacters(writer);
  writer.onEachPage((number, count) => writeMargins(writer, contract, number, count));
  return writer.finish();
}

function writeTitle(writer: PageWriter, { agreement, number, stateName }: ContractDocument): void {
  writer.pdf.rect(0, 0, page.width, 7).fill(colours.brand);
  writer.y = 58;
  writer.paragraph(agreement.title, { size: 21, leading: 32, bold: true, align: 'center' });
  writer.gap(2);
  writer.paragraph(['合同编号', number, '', '状态', stateName].join(space), { size: 10, leading: 18, colour: colours.secondary, align: 'center' });
}

/** @param following height of what must stand on the same page */
function writeHeading(writer: PageWriter, text: string, following = 45): void {
  writer.gap(16);
  writer.need(27 + following);
  writer.pdf.rect(page.left, writer.y + 3.5, 3.2, 13.5).fill(colours.brand);
  writer.lineAt(text, page.left + 11, writer.y, { size: 12.5, leading: 20, bold: true });
  writer.y += 27;
}

/** Label and value in a line with hairlines between; long values wrap. */
function writeFields(writer: PageWriter, fields: readonly (readonly [label: string, value: string])[]): void {
  const [labelWidth, padding] = [86, 5];
  writer.rule();
  for (const [label, value] of fields) {
    const lines = writer.lines(value, contentWidth - labelWidth, body.size);
    const height = lines.length * body.leading + padding * 2;
    writer.need(height);
    writer.lineAt(label, page.left + 4, writer.y + padding, { ...body, colour: colours.secondary });
    lines.forEach((line, index) => writer.lineAt(line.text, page.left + labelWidth, writer.y + padding + index * body.leading, body));
    writer.y += height;
    writer.rule();
  }
}

function writeParties(writer: PageWriter, { resident, team, period, package: { name, priceFen } }: ContractDocument): void {
  writeHeading(writer, '签约双方与期限');
  writeFields(writer, [
    ['居民（您）', `${resident.name}${space}${space}身份证号 ${resident.idNumberMasked}`],
    ['家庭医生团队', team.name],
    ['所在机构', team.institutionName],
    ['机构地址', team.institutionAddress ?? '—'],
    ['联系电话', team.institutionPhone ?? '—'],
    ['签约期限', periodText(period)],
    ['服务包', `${name}${space}${space}${priceText(priceFen)}`],
  ]);
}

function writeMembers(writer: PageWriter, { team }: ContractDocument): void {
  writeHeading(writer, '团队成员');
  const columns = [{ x: 4, name: '姓名' }, { x: 130, name: '在团队中' }, { x: 245, name: '人员类别' }, { x: 370, name: '职称' }] as const;
  const writeRow = (values: readonly string[], style: { size: number; leading: number; colour?: string }): void => {
    const cells = values.map((value, index) => {
      const { x } = columns[index] as { x: number };
      return { x, lines: writer.lines(value, (columns[index + 1]?.x ?? contentWidth) - x - 8, style.size) };
    });
    const height = Math.max(...cells.map(({ lines }) => lines.length)) * style.leading + 8;
    writer.need(height);
    for (const { x, lines } of cells) lines.forEach((line, index) => writer.lineAt(line.text, page.left + x, writer.y + 4 + index * style.leading, style));
    writer.y += height;
    writer.rule();
  };
  writer.rule();
  writeRow(columns.map(({ name }) => name), small);
  for (const member of team.members) writeRow([member.name, member.teamRoleName, member.kindName, member.title ?? '—'], body);
}

function writeItems(writer: PageWriter, contract: ContractDocument): void {
  const { items } = contract.package;
  writeHeading(writer, `服务项目（${items.length} 项）`, 110);
  writer.paragraph(`带有“${PUBLIC_HEALTH_MARK}”标记的，是国家为居民免费提供的服务。`, { ...small, width: contentWidth });
  writer.gap(4);
  writer.rule();
  items.forEach((item, index) => writeItem(writer, item, index + 1));
}

function writeItem(writer: PageWriter, item: ContractDocumentItem, number: number): void {
  const [x, width] = [page.left + 26, contentWidth - 26];
  const details = writer.lines(`${item.description}${space}频次：${item.frequency}`, width, small.size);
  const name = writer.show(item.name);
  const nameWidth = writer.width(name, body.size);
  const tagFits = nameWidth + tagWidth(writer) + 10 <= width;
  writer.need(body.leading * (tagFits ? 1 : 2) + details.length * small.leading + 12);
  writer.y += 6;
  writer.lineAt(String(number), page.left + 4, writer.y, { ...body, colour: colours.brand });
  const nameLines = writer.lines(item.name, width, body.size);
  for (const line of nameLines) {
    writer.lineAt(line.text, x, writer.y, { ...body, bold: true });
    writer.y += body.leading;
  }
  if (item.publicHealth) {
    const isBeside = nameLines.length === 1 && tagFits;
    drawTag(writer, isBeside ? x + nameWidth + 8 : x, isBeside ? writer.y - body.leading : writer.y);
    if (!isBeside) writer.y += body.leading;
  }
  for (const line of details) {
    writer.lineAt(line.text, x, writer.y, small, line.spacing);
    writer.y += small.leading;
  }
  writer.y += 6;
  writer.rule();
}

const tagSize = 7.5;
const tagWidth = (writer: PageWriter): number => writer.width(PUBLIC_HEALTH_MARK, tagSize) + 10;

function drawTag(writer: PageWriter, x: number, y: number): void {
  writer.pdf.roundedRect(x, y + 2.2, tagWidth(writer), 12.6, 3).lineWidth(0.7).strokeColor(colours.brand).stroke();
  writer.lineAt(PUBLIC_HEALTH_MARK, x + 5, y, { size: tagSize, leading: body.leading, colour: colours.brand });
}

function writeAgreement(writer: PageWriter, agreement: ContractDocumentText): void {
  writeHeading(writer, '协议全文');
  writer.paragraph(`版本 ${agreement.version}。您于 ${instantText(agreement.openedAt)} 打开，${instantText(agreement.completedAt)} 看完。`, small);
  for (const { heading, paragraphs } of agreement.sections) {
    writer.gap(9);
    writer.need(19 + body.leading * 2);
    writer.paragraph(heading, { size: 11, leading: 19, bold: true, colour: colours.brand });
    for (const paragraph of paragraphs) writer.paragraph(paragraph, { ...body, indent: 2 });
  }
}

function writeConsent(writer: PageWriter, consent: ContractDocumentText): void {
  writeHeading(writer, '健康信息的单独同意');
  writer.paragraph(
    `除本协议外，居民还单独阅读了《${consent.title}》（版本 ${consent.version}），于 ${instantText(consent.openedAt)} 打开，${instantText(consent.completedAt)} 看完，并签名表示同意。`
    + `同意书写明了下列事项，全文可在手机“我的—隐私中心”查看，也可以向签约机构索取；同意可以随时撤回。`,
    { ...body, indent: 2 },
  );
  writer.gap(4);
  writer.paragraph(`${consent.sections.map(({ heading }) => heading.replace(/^[一二三四五六七八九十]+、/, '')).join('；')}。`, { ...small, x: page.left + body.size * 2, width: contentWidth - body.size * 2 });
}

function writeSignatures(writer: PageWriter, { resident, signature, submittedAt, decision, team, period, stateName }: ContractDocument): void {
  const [width, height, between] = [(contentWidth - 18) / 2, 150, 18];
  writeHeading(writer, '签署', height);
  const { y } = writer;
  const [left, right] = [page.left, page.left + width + between];
  for (const x of [left, right]) writer.pdf.roundedRect(x, y, width, height, 6).lineWidth(0.7).strokeColor(colours.hairline).stroke();
  const inner = width - 28;
  writer.lineAt('居民手写签名', left + 14, y + 9, small);
  drawSignature(writer, signature, { x: left + 22, y: y + 30, width: width - 44, height: 66 });
  writeFitted(writer, resident.name, left + 14, y + 103, inner, { ...body, bold: true });
  writer.lineAt(instantText(submittedAt), left + 14, y + 122, small);
  writer.lineAt('家庭医生团队', right + 14, y + 9, small);
  if (decision) {
    const note = decision.note ? writer.lines(decision.note, inner, small.size).slice(0, 3) : [];
    writer.lineAt(writer.show(decision.title), right + 14, y + 34, { size: 14, leading: 24, bold: true, colour: colours.brand });
    note.forEach((line, index) => writer.lineAt(line.text, right + 14, y + 58 + index * small.leading, small));
    writeFitted(writer, decision.by, right + 14, y + 103, inner, { ...body, bold: true });
    writer.lineAt(instantText(decision.at), right + 14, y + 122, small);
  } else {
    writer.lineAt(writer.show(stateName), right + 14, y + 34, { size: 14, leading: 24, colour: colours.secondary });
    writeFitted(writer, team.name, right + 14, y + 103, inner, body);
    writer.lineAt(period.proposed ? '接收以后协议才生效' : '', right + 14, y + 122, small);
  }
  writer.y += height;
}

/** One line, ending in … when it is too long. */
function writeFitted(writer: PageWriter, text: string, x: number, y: number, width: number, style: { size: number; leading: number; bold?: boolean }): void {
  const [first, ...rest] = writer.lines(text, width - style.size, style.size);
  writer.lineAt(rest.length === 0 ? first?.text ?? '' : `${first?.text}…`, x, y, style);
}

function writeEvidence(writer: PageWriter, { evidence, agreement, healthDataConsent }: ContractDocument): void {
  writeHeading(writer, '存证');
  writeFields(writer, [
    ['存证码', evidence.code],
    ['存证时间', instantText(evidence.recordedAt)],
    ['签约记录摘要', evidence.sha256],
    ['协议文本摘要', agreement.sha256],
    ['同意书摘要', healthDataConsent.sha256],
  ]);
  writer.gap(6);
  writer.paragraph(
    '签名的笔画和时间、看过的文书版本、打开和看完的时间都记在存证里，任何一处改动都能查出来。核对方法：在“家医”手机端打开这份合同，点“查看存证”，'
    + '比对上面的存证码和摘要（SHA-256）；也可以把存证码报给签约机构，请机构核对。',
    { ...small, width: contentWidth },
  );
}

function writeMissingCharacters(writer: PageWriter): void {
  if (writer.missing.size === 0) return;
  writer.gap(6);
  writer.paragraph(`注：${[...writer.missing].map(codePointMark).join('、')}是印刷字库里还没有的字，以统一码编号代替；系统中保存的姓名是完整的。`, small);
}

const demoMark = '演示 · 无效';

function writeMargins(writer: PageWriter, { number, evidence, agreement, demo }: ContractDocument, pageNumber: number, pageCount: number): void {
  const style = { size: 8, leading: 13, colour: colours.secondary } as const;
  if (pageNumber > 1) {
    writer.lineAt(agreement.title, page.left, 30, style);
    const text = writer.show(number);
    writer.lineAt(text, page.width - page.right - writer.width(text, style.size), 30, style);
  }
  writer.y = page.height - 50;
  writer.rule();
  writer.lineAt(`存证码 ${writer.show(evidence.code)}${space}在“家医”手机端或签约机构可核对`, page.left, page.height - 44, style);
  const places = `第 ${pageNumber} 页 / 共 ${pageCount} 页`;
  writer.lineAt(places, page.width - page.right - writer.width(places, style.size), page.height - 44, style);
  if (demo) {
    const width = writer.width(demoMark, style.size) + 22;
    const x = (page.width - width) / 2;
    writer.pdf.roundedRect(x, 26, width, 18, 9).lineWidth(0.9).strokeColor(colours.demo).stroke();
    writer.lineAt(demoMark, x + 11, 26, { ...style, leading: 18, colour: colours.demo });
  }
}
