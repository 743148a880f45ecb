import { wholeBetween } from "../../evalscope/seeded.ts";

const commonEnglish =
  "the of and to in is that it for as with was on be by at this are from or an which have we if not but has its were can each when one their so more then two than other also between both number therefore first value after given only where since because would how all every time per what thus there same number sum step result answer question following correct option note find total equal side length point line large small rate model data".split(
    " ",
  );

const commonChinese =
  "的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产 种 面 而 方 后 多 定 行 学 法 所 民 得 经 三 之 进 着 等 部 度 家 电 力 里 如 水 化 高 自 二 理 起 小 物 现 实 加 量 都 两 体 制 机 当 使 点 从 业 本 去 把 性 好 应 开 它 合 还 因 由 其 些 然 前 外 天 政 四 日 那 社 义 事 平 形 相 全 表 间 样 与 关 各 重 新 线 内 数 正 心 反 你 明 看 原 又 么 利 比 或 但 质 气 第 向 道 命 此 变 条 只 没 结 解 问 意 建 月 公 无 系 军 很 情 者 最 立 代 想 已 通 并 提 直 题 党 程 展 五 果 料 象 员 革 位 入 常 文 总 次 品 式 活 设 及 管 特 件 长 求 老 头 基 资 边 流 路 级 少 图 山 统 接 知 较 将 组 见 计 别 她 手 角 期 根 论 运 农 指 几 九 区 强 放 决 西 被 干 做 必 战 先 回 则 任 取 据 处 队 南 给 色 光 门 即 保 治 北 造 百 规 热 领 七 海 口 东 导 器 压 志 世 金 增 争 济 阶 油 思 术 极 交 受 联 什 认 六 共 权 收 证 改 清 己 美 再 采 转 更 单 风 切 打 白 教 速 花 带 安 场 身 车 例 真 务 具 万 每 目 至 达 走 积 示 议 声 报 斗 完 类 八 离 华 名 确 才 科 张 信 马 节 话 米 整 空 元 况 今 集 温 传 土 许 步 群 广 石 记 需 段 研 界 拉 林 律 叫 且 究 观 越 织 装 影 算 低 持 音 众 书 布 复 容 儿 须 际 商 非 验 连 断 深 难 近 矿 千 周 委 素 技 备 半 办 青 省 列 习 响 约 支 般 史 感 劳 便 团 往 酸 历 市 克 何 除 消 构 府 称 太 准 精 值 号 率 族 维 划 选 标 写 存 候 毛 亲 快 效 斯 院 查 江 型 眼 王 按 格 养 易 置 派 层 片 始 却 专 状 育 厂 京 识 适 属 圆 包 火 住 调 满 县 局 照 参 红 细 引 听 该 铁 价 严".split(
    " ",
  );

const syllables =
  "al an ar ba be bi bo ca ce co cu da de di do el en er es fa fe fi fo ga ge go ha he hi ho il in is ja jo ka ke ki la le li lo lu ma me mi mo mu na ne ni no ol on or pa pe pi po qua ra re ri ro ru sa se si so st ta te ti to tra tri tu ul un ur va ve vi vo wa we wi xi ya yo ze zo".split(
    " ",
  );

const endings = ["", "", "", "s", "ed", "ing", "tion", "ly", "er", "al", "ity", "ment"];

/** Words by falling frequency, as a text uses them: `pick` draws the word of rank r about 1/r as often as the first. */
export interface Vocabulary {
  readonly words: readonly string[];
  pick(random: () => number): string;
}

export function englishVocabulary(random: () => number): Vocabulary {
  const invented = Array.from({ length: 12_000 }, () => inventedWord(random));
  return zipf([...commonEnglish, ...invented]);
}

export function chineseVocabulary(random: () => number): Vocabulary {
  const invented = Array.from({ length: 8000 }, () => {
    const length = wholeBetween(random, 2, 3);
    return Array.from({ length }, () => randomCharacter(random)).join("");
  });
  return zipf([...commonChinese, ...invented]);
}

function inventedWord(random: () => number): string {
  const length = wholeBetween(random, 2, 4);
  const stem = Array.from({ length }, () => oneOf(syllables, random)).join("");
  return stem + oneOf(endings, random);
}

function randomCharacter(random: () => number): string {
  if (random() < 0.7) return oneOf(commonChinese, random);
  return String.fromCodePoint(0x4e00 + Math.floor(random() * 6000));
}

/** Ranks with the density 1/(rank + 3), drawn by its inverse. */
function zipf(words: readonly string[]): Vocabulary {
  const shift = 3;
  const ratio = (words.length + shift) / shift;
  return {
    words,
    pick: (random) => words[Math.floor(shift * (ratio ** random() - 1))] ?? "the",
  };
}

export function oneOf<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}
