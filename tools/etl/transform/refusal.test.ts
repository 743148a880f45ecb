import { expect, test } from "vitest";
import { isRefusal } from "./refusal.ts";

test.each([
  "I'm sorry, but I can't help with that.",
  "I’m sorry, I can’t assist with that request.",
  "I am so sorry, but I am unable to provide medical advice.",
  "Sorry, I cannot answer this question.",
  "  **I cannot** provide instructions for that.",
  "I cannot in good conscience help you with this.",
  "I can't help with that.",
  "I won't do that.",
  "I must respectfully decline to answer.",
  "As an AI language model, I cannot provide legal advice.",
  "Unfortunately, I'm not able to discuss this topic.",
  "I apologize, but that is not something I can do.",
  "I'm sorry.",
  "抱歉，我不能回答这个问题。",
  "抱歉，我无法回答这个问题。",
  "非常抱歉，这个问题我没有办法回答。",
  "对不起，作为人工智能助手，我无法提供此类信息。",
  "我无法提供相关内容。",
  "作为一个人工智能语言模型，我不能讨论这个话题。",
  "很遗憾，我不能协助您完成这个请求。",
  "無法回答您的問題。",
  "“抱歉。”",
])("refused: %s", (answer) => {
  expect(isRefusal(answer)).toBe(true);
});

test.each([
  "截至目前，我无法直接提供实时新闻，不过可以为你总结近期的政策更新。",
  "哎呀，如果我哪里冒犯到你，我先跟你说声对不起。咱们好好聊聊，好吗？",
  "对不起，我之前算错了，正确答案是 B。",
  "抱歉让你久等了。答案是 5。",
  "我不能确定，但答案应该是 B。",
  "我无法想象没有水的世界，因此选 A。",
  "答案是 C。抱歉，我不能回答更多。",
  "无法确定",
  "The hero says: I'm sorry, but I can't help you.",
  "Sorry for the confusion. The answer is 4.",
  "I'm sorry to hear that. Here is a plan.",
  "I cannot find an error in the proof, so it is valid.",
  "I can help with that.",
  "Unfortunately, we cannot determine x from these data, so the answer is E.",
  "As an AI model, I was trained on text. The answer is 7.",
  "Sorry is the title of a song by Justin Bieber.",
  "B",
  "",
])("answered: %s", (answer) => {
  expect(isRefusal(answer)).toBe(false);
});
