import type { TraceEvent } from "@evalsite/protocol";
import { isRecord } from "../json-lines.ts";
import { type Foreign, known, number, records, text, without } from "../foreign.ts";
import { jsonRecord, jsonValue } from "../json-value.ts";

/** What an agent did: its events, and what is said of the run as a whole. */
export interface AgentTrace {
  readonly events: readonly TraceEvent[];
  readonly about: Foreign;
}

/** `agent_trace` (since v1.7.1) or `trajectory` (v1.7.0); null where no agent was at work. */
export function agentTrace(line: Foreign): AgentTrace | null {
  const trace = line["agent_trace"];
  if (isRecord(trace)) {
    const events = records(trace["events"]).map((event) => eventOf(event));
    return { events, about: known(without(trace, new Set(["events"]))) };
  }
  const events = records(line["trajectory"]).map((event) => eventOf(event));
  return events.length > 0 ? { events, about: {} } : null;
}

/** Unknown types are carried through; what the protocol has no field for joins the payload. */
function eventOf(event: Foreign): TraceEvent {
  const step = number(event["step"]);
  return {
    step: step !== null && Number.isInteger(step) ? step : null,
    type: text(event["type"]) ?? "unknown",
    timestamp_s: number(event["timestamp"]),
    latency_ms: number(event["latency_ms"]),
    payload: isRecord(event["payload"] ?? {})
      ? jsonRecord({ ...known(extras(event)), ...Object(event["payload"]) })
      : jsonValue(event["payload"]),
  };
}

function extras(event: Foreign): Foreign {
  return without(event, new Set(["step", "type", "timestamp", "latency_ms", "payload"]));
}
