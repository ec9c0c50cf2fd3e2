import type { Sex } from '@jiayi/domain';
import type { Random } from './random.js';

/** Surnames by how common they are, roughly. The last lines hold rare ones, two of them outside of the basic plane. */
const surnames: readonly (readonly [string, number])[] = [
  ...[...'王李张刘陈'].map((name) => [name, 60] as const),
  ...[...'杨赵黄周吴徐孙胡朱高'].map((name) => [name, 18] as const),
  ...[...'林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'].map((name) => [name, 6] as const),
  ...[...'苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'].map((name) => [name, 2] as const),
  ...['欧阳', '上官', '司徒', '诸葛', '慕容', '尉迟', '逄', '昝', '仝', '麴', '芈', '爨', '䶮', '𬀩'].map((name) => [name, 0.3] as const),
];

const maleCharacters = [...'伟强磊军勇杰涛明超辉鹏华飞宇浩凯健斌峰刚平波亮志文建国庆林海山松柏德福贵荣昌盛祥瑞泽轩博睿晨皓峻烨'];
const femaleCharacters = [...'芳娜敏静丽娟艳秀英霞玲桂兰红梅春燕雪琴云莉莲凤洁萍婷欣怡慧颖佳琪雨萱诗涵梦瑶思彤玥蕊妍'];
/** Characters that a font or an encoding may lack. */
const rareCharacters = [...'喆堃淼焱垚赟翀彧旻祎'];

/** Full names of minorities, with the dot that the register uses. */
const minorityNames: Record<Sex, readonly string[]> = {
  M: ['阿布都·热合曼', '买买提·吐尔逊', '乌兰巴特尔·宝音', '扎西·多吉', '艾尔肯·肉孜'],
  F: ['古丽娜尔·艾山', '阿依古丽·买买提', '其其格·萨仁', '卓玛·央金', '迪丽努尔·吾买尔'],
};

export const surname = (random: Random): string => random.weighted(surnames);

/** A given name of one or two characters. */
export function givenName(sex: Sex, random: Random): string {
  const characters = sex === 'M' ? maleCharacters : femaleCharacters;
  const first = random.chance(0.02) ? random.pick(rareCharacters) : random.pick(characters);
  return random.chance(0.72) ? first + random.pick(characters) : first;
}

/** A name of someone of that family; now and then a minority name. */
export const personName = (family: string, sex: Sex, random: Random): string =>
  (random.chance(0.01) ? random.pick(minorityNames[sex]) : family + givenName(sex, random));
