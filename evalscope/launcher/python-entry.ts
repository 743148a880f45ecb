const shared = `
import json, os, re, signal, sys, threading
sys.path[:] = [path for path in sys.path if path not in ("", os.getcwd())]
line = b""
while not line.endswith(b"\\n"):
    line += os.read(0, 1)
def filled(value):
    if isinstance(value, str):
        return re.sub(r"\\$\\{(\\w+)\\}", lambda found: os.environ[found[1]], value)
    if isinstance(value, list):
        return [filled(item) for item in value]
    if isinstance(value, dict):
        return {key: filled(item) for key, item in value.items()}
    return value
def end_with_launcher():
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=end_with_launcher, daemon=True).start()
settings = filled(json.loads(line))
`;

/**
 * What Python runs. Settings come as one line of JSON on standard input, keys from the environment: neither is ever a file or an argument.
 * The working folder is no place to import from: the project's own folder evalscope/ would hide a fork that is installed editable.
 * When standard input ends, so did the launcher, and evalscope ends too, with all it has started: at once, since a resumed run may follow.
 */
export const pythonEntry = {
  eval: `${shared}
from evalscope import run_task
run_task(settings)
`,
  perf: `${shared}
from evalscope.perf.main import run_perf_benchmark
run_perf_benchmark(settings)
`,
} as const;
