const attacks = [
  "<script>window.__hacked = true</script>",
  '<img src="x" onerror="window.__hacked = true">',
  "[click](javascript:window.__hacked=true)",
  "[data](data:text/html,<script>window.__hacked=true</script>)",
  '<iframe srcdoc="<script>parent.__hacked=true</script>"></iframe>',
  "![remote](http://127.0.0.1:9/tracker.png)",
  '<a href="java\u0000script:alert(1)">x</a>',
  "<svg onload='window.__hacked=true'></svg>",
  "$\\href{javascript:window.__hacked=true}{x}$",
  "\u202egnp.exe\u202c",
];

/** Answers that try to run code in the reader's browser. */
export const hostileSamples = attacks.map((attack, at) => ({
  suite: "hostile <b>suite</b>",
  subset: "default",
  id: String(at),
  input: `${attack} question ${at}`,
  target: attack,
  prediction: `Answer: ${attack}`,
  score: at % 2,
  metadata: { note: attack },
}));
