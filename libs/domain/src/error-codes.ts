import { hasKey } from './has-key.js';

/** One code per thing that can go wrong; status is the HTTP status, title tells a person what is wrong and what to do. */
export interface ErrorDescription {
  status: number;
  title: string;
  /** Used instead of title when every {parameter} in it is known. */
  titleWith?: string;
  /** The clause that the refusal rests on. */
  clause?: string;
}

/** A rule says no. The server turns it into an error, the phone into a sentence. */
export interface DomainFault {
  code: ErrorCode;
  parameters?: Readonly<Record<string, string | number>>;
}

const descriptions = {
  // The request itself
  VALIDATION_FAILED: { status: 400, title: '有些内容没有填对，请按提示修改后再提交' },
  IDEMPOTENCY_KEY_MISSING: { status: 400, title: '请求缺少防重复编号，请退出页面重新进入后再试' },
  IDEMPOTENCY_KEY_INVALID: { status: 400, title: '请求的防重复编号不正确，请退出页面重新进入后再试' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, title: '这次提交与上一次内容不同，请退出页面重新进入后再提交' },
  CURSOR_INVALID: { status: 400, title: '列表位置已失效，请回到第一页重新查看' },
  UNAUTHENTICATED: { status: 401, title: '请先登录' },
  SESSION_EXPIRED: { status: 401, title: '登录已过期，请重新登录' },
  FORBIDDEN: { status: 403, title: '您没有办理此事的权限，如有需要请联系管理员' },
  NOT_FOUND: { status: 404, title: '没有找到您要的内容，可能已被移走，请返回重试' },
  METHOD_NOT_ALLOWED: { status: 405, title: '不支持这种操作，请返回重试' },
  CONFLICT: { status: 409, title: '内容刚刚被别人改过，请刷新后再试' },
  PAYLOAD_TOO_LARGE: { status: 413, title: '提交的内容太大，请减少后再试' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: '不支持这种内容格式，请换一种格式再试' },
  RATE_LIMITED: { status: 429, title: '操作太频繁，请稍后再试', titleWith: '操作太频繁，请 {seconds} 秒后再试' },
  INTERNAL: { status: 500, title: '系统出了点问题，您的操作没有完成，请稍后再试' },
  UNAVAILABLE: { status: 503, title: '系统正忙或正在维护，请稍后再试' },
  STORAGE_UNAVAILABLE: { status: 503, title: '系统暂时存不下文件，请稍后再试；如果一直这样，请联系管理员检查磁盘空间' },

  // Signing in
  PHONE_INVALID: { status: 422, title: '手机号不正确，请填写 11 位手机号' },
  SMS_CODE_WRONG: { status: 422, title: '验证码不正确，请核对短信后重新输入' },
  SMS_CODE_EXPIRED: { status: 422, title: '验证码已失效，请重新获取' },
  SMS_TOO_OFTEN: { status: 429, title: '验证码获取太频繁，请稍后再试', titleWith: '验证码获取太频繁，请 {seconds} 秒后再试' },
  SMS_DAILY_LIMIT: { status: 429, title: '这个手机号今天获取验证码的次数太多，请明天再试' },
  SMS_NOT_CONFIGURED: { status: 503, title: '这里还没有开通短信，请用微信登录，或联系管理员' },
  SMS_UNAVAILABLE: { status: 503, title: '短信暂时发不出去，请稍后再试' },
  WECHAT_CODE_INVALID: { status: 422, title: '微信登录凭证已失效，请再点一次登录' },
  WECHAT_RATE_LIMITED: { status: 429, title: '微信登录太频繁，请过一分钟再试' },
  WECHAT_RISKY_USER: { status: 403, title: '微信认为这次登录有风险，请改用手机号登录' },
  WECHAT_NOT_CONFIGURED: { status: 503, title: '这里没有开通微信登录，请用手机号登录' },
  WECHAT_UNAVAILABLE: { status: 503, title: '暂时连不上微信，请稍后再试，或改用手机号登录' },
  PASSWORD_WRONG: { status: 401, title: '用户名或密码不正确，请重新输入' },
  CURRENT_PASSWORD_WRONG: { status: 422, title: '当前密码不正确，请重新输入' },
  PASSWORD_TOO_WEAK: { status: 422, title: '密码太简单：至少 10 位，且不能是常见密码或包含用户名' },
  PASSWORD_UNCHANGED: { status: 422, title: '新密码不能与当前密码相同' },
  PASSWORD_CHANGE_REQUIRED: { status: 403, title: '首次登录请先修改密码' },
  ACCOUNT_LOCKED: { status: 423, title: '密码多次输错，账号已暂时锁定，请稍后再试或联系管理员', titleWith: '密码多次输错，账号已锁定，请 {minutes} 分钟后再试或联系管理员' },
  ACCOUNT_DISABLED: { status: 403, title: '此账号已停用，请联系管理员' },
  SECOND_FACTOR_WRONG: { status: 422, title: '动态验证码不正确，请看准手机上的最新数字再输入' },
  SECOND_FACTOR_EXPIRED: { status: 401, title: '验证时间已过，请重新输入用户名和密码' },
  SECOND_FACTOR_REQUIRED: { status: 403, title: '请先完成动态验证码验证' },
  USERNAME_INVALID: { status: 422, title: '用户名应为 4 到 32 位字母、数字、点或横线' },
  USERNAME_TAKEN: { status: 409, title: '这个用户名已有人使用，请换一个' },
  GRANT_OUT_OF_SCOPE: { status: 403, title: '不能授予超出您自己管理范围的权限' },
  GRANT_INVALID: { status: 422, title: '角色与机构不相配，请重新选择' },
  PRACTITIONER_ALREADY_HAS_ACCOUNT: { status: 409, title: '这位医务人员已经有账号了' },
  OWN_PASSWORD_RESET: { status: 409, title: '请在“修改密码”里更改自己的密码' },
  PRACTITIONER_UNKNOWN: { status: 422, title: '在您管理的机构里没有找到这位医务人员' },
  OWN_ACCOUNT_PROTECTED: { status: 409, title: '不能停用自己的账号或改动自己的权限，请由其他管理员办理' },

  // Who a person is
  ID_NUMBER_INVALID: { status: 422, title: '身份证号不正确，请对照身份证重新填写' },
  NAME_INVALID: { status: 422, title: '姓名不正确，请按身份证上的姓名填写' },
  PHONE_TAKEN: { status: 409, title: '这个手机号已绑定别的账号，请换一个手机号，或用它直接登录' },
  ALREADY_BOUND: { status: 409, title: '您的账号已经完成实名，不需要再次提交' },
  REAL_NAME_IN_REVIEW: { status: 409, title: '您的实名信息正在核实，请等待机构处理' },
  REAL_NAME_REQUIRED: { status: 403, title: '请先完成实名认证，再办理此事' },
  REAL_NAME_TOO_OFTEN: { status: 429, title: '实名提交次数太多，请明天再试，或带身份证到附近的社区卫生服务机构办理' },
  CLAIM_STATE_CHANGED: { status: 409, title: '这条实名申请已经处理过了，请刷新查看' },
  CLAIM_NOT_ON_FILE: { status: 422, title: '档案里没有这个人，请先导入居民信息，再通过这条申请' },
  CLAIM_RESIDENT_BOUND: { status: 409, title: '这位居民已绑定别的账号，请先核实并解除原绑定' },
  DECISION_NOTE_REQUIRED: { status: 422, title: '请写明处理说明' },

  // Institutions and teams
  TEAM_NOT_ACCEPTING: { status: 409, title: '这个团队暂停接收新的签约，请选择其他团队' },
  CAPACITY_BELOW_TAKEN: { status: 409, title: '签约名额不能少于已占用的名额', titleWith: '签约名额不能少于已占用的 {taken} 个' },
  LAST_LEADER: { status: 409, title: '团队接收签约时必须有团队长，请先指定新的团队长或暂停接收' },
  LEADER_REQUIRED: { status: 409, title: '团队还没有团队长，请先添加团队长再开放签约' },
  LEADER_NOT_DOCTOR: { status: 422, title: '团队长须由医师担任，请换一位成员', clause: 'L6' },
  MEMBER_EXISTS: { status: 409, title: '这位医务人员已经在团队里了' },
  LICENCE_EXPIRED: { status: 422, title: '这位医务人员的执业证书已过期，请先更新证书信息', clause: 'L6' },
  TEAM_ROLE_UNFIT: { status: 422, title: '这位医务人员的专业与所选的团队角色不相配，请换一个角色', clause: 'L6' },
  PRACTITIONER_INACTIVE: { status: 422, title: '这位医务人员已停用，不能加入团队' },
  INSTITUTION_INACTIVE: { status: 409, title: '这家机构已停用' },

  // Signing a contract
  NOT_ADULT: { status: 422, title: '未满 18 周岁须由监护人代为签约，请监护人联系签约机构办理', clause: 'J10' },
  CONTRACT_ALREADY_OPEN: { status: 409, title: '您已有一份等待接收或有效的签约，一个人同时只能签一个团队' },
  TEAM_FULL: { status: 409, title: '这个团队的签约名额已满，请选择其他团队' },
  PACKAGE_NOT_OFFERED: { status: 422, title: '这个服务包现在不能选，请重新选择', clause: 'L16' },
  PERIOD_NOT_ALLOWED: { status: 422, title: '不能选这个签约年限，请从列出的年限里选择', clause: 'L15' },
  DOCUMENT_NOT_READ: { status: 422, title: '请先把协议和健康信息同意书都打开并看到最后', clause: 'J10' },
  DOCUMENT_READ_TOO_FAST: { status: 422, title: '您看得太快了，请再看一看，过几秒再点“同意”', clause: 'J10' },
  DOCUMENT_OUTDATED: { status: 409, title: '文书已更新，请重新阅读最新的内容再签名' },
  CONSENT_REQUIRED: { status: 422, title: '签约需要您单独同意使用健康信息；不同意不影响您正常看病', clause: 'J10' },
  SIGNATURE_EMPTY: { status: 422, title: '还没有签名，或签得太小，请在签名框里写上您的姓名', clause: 'J10' },
  SIGNATURE_INVALID: { status: 422, title: '签名没有保存完整，请清除后重新签名', clause: 'J10' },
  CONTRACT_STATE_CHANGED: { status: 409, title: '这份签约的状态已经变了，请刷新后查看', titleWith: '这份签约现在是“{state}”，不能再这样办理，请刷新后查看' },
  RETURN_REASON_REQUIRED: { status: 422, title: '请选择退回原因；选“其他”时请写明情况' },
  CONTRACT_DOCUMENT_NOT_READY: { status: 409, title: '合同文件还在生成，请稍后再打开' },

  // Importing a workbook
  WORKBOOK_MISSING: { status: 400, title: '没有收到文件，请选择一个 .xlsx 文件再上传' },
  WORKBOOK_UNREADABLE: { status: 422, title: '这个文件打不开，请用模板另存为 .xlsx 后再上传' },
  WORKBOOK_TOO_LARGE: { status: 413, title: '文件太大，请拆成几个文件分别导入' },
  WORKBOOK_ENCRYPTED: { status: 422, title: '文件设有密码，请取消密码后再上传' },
  WORKBOOK_OLD_FORMAT: { status: 422, title: '这是旧版 .xls 文件，请另存为 .xlsx 后再上传' },
  WORKBOOK_FORMULA: { status: 422, title: '表格里有公式，请把公式粘贴为数值后再上传', titleWith: '“{sheet}”第 {row} 行有公式，请把公式粘贴为数值后再上传' },
  WORKBOOK_EXTERNAL_REFERENCE: { status: 422, title: '文件引用了外部内容，出于安全不能导入，请把数据复制到空白模板后再上传' },
  WORKBOOK_MACRO: { status: 422, title: '文件带有宏，出于安全不能导入，请另存为普通 .xlsx 后再上传' },
  WORKBOOK_BOMB: { status: 422, title: '文件解压后异常巨大，出于安全不能导入，请用模板重新整理数据' },
  WORKBOOK_TOO_MANY_COLUMNS: { status: 422, title: '表格列数太多，请只保留模板里的列' },
  WORKBOOK_TOO_MANY_ROWS: { status: 422, title: '表格行数太多，请拆成几个文件分别导入' },
  WORKBOOK_SHEET_MISSING: { status: 422, title: '缺少模板里的工作表，请下载模板对照后再上传', titleWith: '缺少工作表“{sheet}”，请下载模板对照后再上传' },
  WORKBOOK_COLUMN_MISSING: { status: 422, title: '表头与模板不一致，请下载模板对照后再上传', titleWith: '工作表“{sheet}”缺少列“{column}”，请下载模板对照后再上传' },
  WORKBOOK_EMPTY: { status: 422, title: '文件里没有可以导入的数据' },
  IMPORT_OUT_OF_SCOPE: { status: 422, title: '文件里有不归您管理的机构，请删去这些行后再导入' },
  IMPORT_STATE_CHANGED: { status: 409, title: '这次导入的状态已经变了，请刷新后查看' },
  IMPORT_HAS_FAULTS: { status: 409, title: '文件里还有错误的行，请改正后重新上传' },
  IMPORT_BUSY: { status: 409, title: '另一个导入正在进行，请等它完成后再开始' },
} as const satisfies Record<string, ErrorDescription>;

export type ErrorCode = keyof typeof descriptions;

/** Every code with its HTTP status and its Chinese title. */
export const errorCodes: Readonly<Record<ErrorCode, ErrorDescription>> = descriptions;

export const isErrorCode = (text: unknown): text is ErrorCode => hasKey(descriptions, text);

/** The title for a person, with the parameters filled in where the code has such a sentence and all of them are known. */
export const errorTitle = (code: ErrorCode, parameters: Readonly<Record<string, string | number>> = {}): string => {
  const { title, titleWith } = errorCodes[code];
  if (!titleWith) return title;
  const names = [...titleWith.matchAll(/\{(\w+)\}/g)].map((match) => String(match[1]));
  if (!names.every((name) => hasKey(parameters, name))) return title;
  return titleWith.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]));
};
