/** Marks, spaces and signs that may stand before the first word, and words that say nothing. */
const lead =
  "^[\\s\\p{P}\\p{S}]*(?:(?:hi|hello|hey|well|no|hmm+|oh|okay|ok|thanks?(?: you)?(?: for [\\w ’']{1,40})?|您好|你好|嗯|亲|尊敬的用户|请原谅|請原諒)[\\s,.!;:，。！～~]+(?:but\\s+)?)?";

const english = {
  sorry:
    "(?:(?:i['’]?m|i am|we['’]re|we are)\\s+(?:so |very |really |truly |deeply |terribly )*(?:sorry|afraid)|sorry|my apologies|apologies|i (?:do |must )?apologi[sz]e)",
  unable:
    "(?:can(?:['’]?t|not| not)|could(?:n['’]t| not)|(?:['’]m|am|are) (?:not able|unable)(?: to)?|(?:['’]m|am|are) not (?:comfortable|permitted|allowed|going to|in a position to)|won['’]?t|will not|(?:don['’]t|do not) feel comfortable|would (?:rather|prefer) not(?: to)?|(?:['’]d|would) rather not|(?:must|have to|need to) (?:respectfully )?(?:decline|refuse)|(?:respectfully )?(?:decline|refuse))",
  deed: "(?:help|assist|answer|answering|provide|providing|comply|fulfil|fulfill|support|create|generate|discuss|engage|participate|respond|share|offer|accommodate|advise|facilitate|talk about|go into|recommend|disclose|reveal|encourage|promote|condone|endorse|entertain|assisting|helping|discussing|sharing)",
  /** Deeds that an argument may speak of as well: what they are done to must tell. */
  deedTo:
    "(?:(?:give|complete|process|write|produce|continue|carry out|do|tell|show|make|perform|translate|engage in|say)(?: you)?\\s+(?:that|this|these|those|such|your|you|any(?:thing)?|an?|instructions|advice|content|details|information|how to|explicit|harmful|illegal|with (?:that|this)|the (?:request|task|content|requested|information|instructions))\\b)",
  /** After a word of regret more verbs decline. */
  deedSorry:
    "(?:see|view|access|browse|open|listen|watch|identify|recogni[sz]e|explain|describe|teach|summari[sz]e|diagnose|confirm|verify|speculate|rate|judge|interpret|guide|instruct|roleplay|role-play|pretend|act as|grant|proceed|play|do\\b|give|complete|process|write|produce|continue|carry out|tell|show|perform|translate|say)",
  ofMachine:
    "(?:(?:as|i['’]?m|i am) (?:just |only )?an? (?:ai|artificial intelligence|(?:large )?language model|assistant)[^.!?\\n]{0,60}?[,.]?\\s*(?:and |so |but )?)",
};

const chinese = {
  sorry:
    "(?:(?:很|非常|十分|真的?|实在|實在|深感|万分|萬分)?(?:抱歉|对不起|對不起|不好意思|遗憾|遺憾))",
  unable:
    "(?:无法|無法|不能|不可以|没法|沒法|没有办法|沒有辦法|不便|不方便|不应|不應|不愿|不願|不会|不會|拒绝|拒絕|难以|難以|恕难|恕難)(?!不|拒|没|沒)",
  deed: "(?:回答|回应|回應|答复|答覆|解答|提供|协助|協助|帮|幫|完成|满足|滿足|讨论|討論|谈论|談論|生成|创作|創作|执行|執行|参与|參與|评论|評論|透露|处理|處理|给出|給出|支持|配合|继续|繼續|分享|按照|遵从|遵從|为您|为你|為您|為你|写|寫|编写|編寫|查看|识别|識別)",
  /** Behind a word of regret: what is beyond the model, or not allowed. */
  beyond: "(?:超出了?我的|不在我的|违反|違反|不符合|涉及敏感)",
  ofMachine:
    "(?:(?:作为|作為|我是|我只是|根据|根據|按照|由于|由於|鉴于|出于|对于|對於|关于|關於)[^。！？!?\\n]{0,30}?[，,]\\s*)",
  topic:
    "(?:(?:这个|這個|该|該|此|您的|你的|这类|這類)(?:问题|問題|请求|請求|要求|话题|話題|内容)[^。！？!?，,\\n]{0,10}?[，,]?)",
};

const patterns = [
  `${english.ofMachine}?${english.sorry}[^.!?\\n]{0,80}?\\b(?:i|we)\\s*${english.unable}(?:\\s+[\\w'’]+){0,3}?\\s+(?:to )?(?:with )?(?:${english.deed}|${english.deedSorry}|that\\b|this\\b)`,
  `${english.sorry}[^.!?\\n]{0,60}?not something (?:that )?(?:i|we) can`,
  // Without a word of regret it must be said what: "I cannot find an error" is an answer.
  `(?:(?:unfortunately|regrettably),?\\s*)?${english.ofMachine}?i\\s*(?:really |simply |just |also )?${english.unable}\\s(?:[\\w'’]+\\s){0,3}?(?:to |with )?(?:${english.deed}\\b|${english.deedTo})`,
  `(?:(?:unfortunately|regrettably),?\\s*)?we\\s*${english.unable}\\s(?:[\\w'’]+\\s){0,2}?(?:to |with )?(?:help|assist|provide|comply|answer|discuss|support)\\b`,
  `(?:i|we) (?:must |have to )?(?:respectfully )?(?:decline|refuse) to\\b`,
  `(?:that|this|it)(?:['’]s| is) (?:not something (?:that )?(?:i|we) can|not appropriate for me to|against my)`,
  `(?:this|your) request (?:violates|goes against|is against)`,
  `(?:${chinese.ofMachine}|${chinese.topic}){0,2}${chinese.sorry}[^。！？!?\\n]{0,30}?(?:${chinese.unable}[^。！？!?，,\\n]{0,14}?(?:${chinese.deed}|$|[。！？!?\\n])|${chinese.beyond})`,
  `(?:${chinese.ofMachine}|${chinese.topic}){0,2}(?:请|請)?(?:恕)?(?:我|本人|我们|我們)(?:们|們)?(?:目前|暂时|暫時|也|还|還|确实|確實|并|並|是)?${chinese.unable}[^。！？!?，,\\n]{0,6}?${chinese.deed}`,
  `(?:${chinese.ofMachine}|${chinese.topic}){0,2}${chinese.unable}(?:对此|為此|为此)?${chinese.deed}(?![^。！？!?，,\\n]{0,16}(?:的是|的人|的问题(?:是|有|在于)|的原因|是因为|多少|几))`,
  `(?:我们|我們|咱们)?(?:还是)?(?:换|換)(?:个|個|一个)(?:话题|話題)(?:吧|聊)`,
  `我(?:还|還)(?:没有?|未)学(?:习|會|会)(?:到)?(?:如何|怎么)?回答`,
];

const refusal = new RegExp(`${lead}(?:${patterns.join("|")})`, "iu");
/** Nothing but regret. */
const sorryOnly = new RegExp(`${lead}(?:${english.sorry}|${chinese.sorry})[\\s\\p{P}]*$`, "iu");

/** What begins like a refusal and is none: "I can't help but agree", "I cannot recommend it enough". */
const praise =
  /\b(?:help|stop) (?:but\b|(?:notic|feel|think|wonder|admir|smil|laugh|lov|agree|be)\w*)|\bhelp myself\b|^[^.!?\n]{0,120}\b(?:enough\b(?! information)|(?:better|more|further)\b[^.!?\n]{0,30}\bthan\b)|(?:更多|更好|更同意|够)了?[。！!]?$/iu;

/** It goes on with an answer, which is what the apology was for. */
const answer =
  /(?:answer|result|solution)s?\s*(?:is|are|:|：|=|would be|should be|must be)\s*(?:most likely |probably |likely |therefore )?[^\p{L}\p{N}\s]*\s*(?:option |choice )?(?:\([A-J]\)|[A-J](?![\p{L}\d'’])|[-$\\]?\d|yes\b|true\b|false\b|[*"“][^*"”\n]+[*"”])|\\boxed|<answer>|\b(?:i would|i['’]d|i will|i['’]ll|i) (?:say|guess|choose|pick|go with|select|estimate)\b|\bmy (?:best )?(?:guess|estimate|choice)\b|答案(?:应该|應該|可能|大概|应|仍)?(?:是|为|為|选|選|：|:)\s*(?!不|无|無|未|什么|否)|(?:应|應|故|因此|所以|我)?(?:选择?|選擇?)\s*[：:]?\s*[A-J](?![\p{L}\d])|我(?:猜|估计|認為是|认为是|会选|倾向于)|(?:^|\n)\s*(?:\*\*)?\(?[A-J]\)?[.)]?(?:\*\*)?\s*$/iu;

const emphasis = /[*_`]+/g;
const quotes =
  /^\s*(?:"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』|‘([^’]*)’(?!\w)|《([^》]*)》)/u;

/** Characters at the beginning of an answer in which a refusal shows. */
const looked = 300;
/** Characters of an answer that is looked for behind it. */
const lookedBehind = 4000;

/**
 * Does an answer begin by declining, in English or Chinese, and give none after it? Words in quotes are somebody else's
 * unless nothing follows them; code declines nothing.
 */
export function isRefusal(text: string): boolean {
  if (/^\s*(?:```|~~~)/.test(text) || isQuotation(text)) return false;
  const beginning = text.slice(0, looked).replaceAll(emphasis, "");
  if (sorryOnly.test(text)) return true;
  const found = refusal.exec(beginning);
  if (!found || praise.test(firstSentence(beginning))) return false;
  return !answer.test(text.slice(0, lookedBehind).slice(found[0].length));
}

/** Does a text begin with quoted words and say something of them? */
function isQuotation(text: string): boolean {
  const quoted = quotes.exec(text);
  return quoted !== null && /[\p{L}\p{N}]/u.test(text.slice(quoted[0].length));
}

function firstSentence(text: string): string {
  return /^[^.。!！?？\n]*[.。!！?？]?/u.exec(text)?.[0] ?? text;
}
