/** Marks, spaces and signs that may stand before the first word. */
const lead = "^[\\s\\p{P}\\p{S}]*";

const english = {
  sorry:
    "(?:(?:i['’]?m|i am|we['’]re|we are)\\s+(?:so |very |really |truly |deeply )?sorry|sorry|my apologies|apologies|i (?:do |must )?apologi[sz]e)",
  unable:
    "(?:can(?:['’]?t|not| not)|could(?:n['’]t| not)|(?:['’]m|am|are) (?:not able|unable)(?: to)?|(?:['’]m|am|are) not (?:comfortable|permitted|allowed)|won['’]?t|will not|don['’]t feel comfortable|(?:must|have to|need to) (?:respectfully )?(?:decline|refuse)|(?:respectfully )?(?:decline|refuse))",
  deed: "(?:help|assist|answer|provide|comply|fulfil|fulfill|support|create|generate|discuss|engage|participate|respond|share|offer|give|complete|process|do (?:that|this|so)|write|produce|continue|accommodate|carry out|advise|facilitate|talk about|go into)",
  ofMachine:
    "(?:as an? (?:ai|artificial intelligence|(?:large )?language model)[^.!?\\n]{0,60}?,?\\s*)",
};

const chinese = {
  sorry:
    "(?:(?:很|非常|十分|真的?|实在|實在|深感|万分|萬分)?(?:抱歉|对不起|對不起|不好意思|遗憾|遺憾))",
  unable:
    "(?:无法|無法|不能|不可以|没法|沒法|没有办法|沒有辦法|不便|不方便|不应|不應|不愿|不願|不会|不會|拒绝|拒絕|难以|難以|恕难|恕難)",
  deed: "(?:回答|回应|回應|答复|答覆|解答|提供|协助|協助|帮|幫|完成|满足|滿足|讨论|討論|谈论|談論|生成|创作|創作|执行|執行|参与|參與|评论|評論|透露|处理|處理|给出|給出|支持|配合|继续|繼續|分享|按照|遵从|遵從|为您|为你|為您|為你)",
  ofMachine: "(?:(?:作为|作為|我是)[^。！？!?\\n]{0,20}?[，,]\\s*)",
};

const patterns = [
  // "I'm sorry, but I can't …": whatever it is that cannot be done.
  `${english.sorry}[^.!?\\n]{0,60}?\\b(?:i|we)\\s*${english.unable}`,
  `${english.sorry}[^.!?\\n]{0,60}?not something (?:that )?(?:i|we) can`,
  // Without a word of regret it must be said what: "I cannot find an error" is an answer.
  `(?:(?:unfortunately|regrettably),?\\s*)?${english.ofMachine}?(?:i|we)\\s*${english.unable}\\s(?:[\\w'’]+\\s){0,3}?(?:with )?${english.deed}\\b`,
  `(?:i|we) (?:must |have to )?(?:respectfully )?(?:decline|refuse) to\\b`,
  `${chinese.ofMachine}?${chinese.sorry}[^。！？!?\\n]{0,30}?${chinese.unable}`,
  `${chinese.ofMachine}?(?:我|本人|我们|我們)?(?:们|們)?(?:目前|暂时|暫時|也|还|還|确实|確實)?${chinese.unable}[^。！？!?，,\\n]{0,6}?${chinese.deed}`,
];

const refusal = new RegExp(`${lead}(?:${patterns.join("|")})`, "iu");
/** Nothing but regret. */
const sorryOnly = new RegExp(`${lead}(?:${english.sorry}|${chinese.sorry})[\\s\\p{P}]*$`, "iu");

const emphasis = /[*_`]+/g;

/** Characters at the beginning of an answer in which a refusal shows. */
const looked = 300;

/** Does an answer begin by declining, in English or Chinese? What it says later plays no part. */
export function isRefusal(answer: string): boolean {
  const beginning = answer.slice(0, looked).replaceAll(emphasis, "");
  return refusal.test(beginning) || sorryOnly.test(answer);
}
