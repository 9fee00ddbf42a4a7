import {
  type Context,
  defaultTextMapGetter,
  type Attributes as OtelAttributes,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { type ExportResult, ExportResultCode, W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { Attributes, Place, Span, Tracer } from "./tracing.js";

/** Of what several wait for: the specification's own limit. */
const MAX_LINKS = 128;
/** How long the last spans may take to be sent when the service stops. */
const ENDING_MS = 2_000;

/**
 * Sends spans by OTLP over HTTP, as the environment variables of OpenTelemetry say. Nothing of it is registered for the whole
 * process. What can't be sent is dropped.
 *
 * @param exported is told of each batch whether it was taken
 */
export function openTracer(version: string, exported: (isSent: boolean) => void): Tracer {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "proofline", "service.version": version }))
    .merge(detectResources({ detectors: [envDetector] }));
  const exporter = told(new OTLPTraceExporter(), exported);
  const provider = new BasicTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(exporter)],
    // by this long an exporter that hangs is given up
    forceFlushTimeoutMillis: ENDING_MS,
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  const propagator = new W3CTraceContextPropagator();
  const tracer = provider.getTracer("proofline", version);

  const spanIn = (context: Context, name: string, kind: SpanKind, more: SpanMore): Span =>
    new OpenSpan(tracer.startSpan(name, { kind, ...more }, context), context, contexts);
  return {
    request: (name, headers, attributes) =>
      spanIn(propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter), name, SpanKind.SERVER, {
        attributes,
      }),
    child: (name, attributes = {}) => {
      const context = contexts.active();
      if (trace.getSpan(context) === undefined) return undefined;
      return spanIn(context, name, "db.system.name" in attributes ? SpanKind.CLIENT : SpanKind.INTERNAL, {
        attributes,
      });
    },
    shared: (name, places, attributes = {}) => {
      const [own, ...others] = places.flatMap((place) => contextOf(place));
      if (own === undefined) return undefined;
      const links = others.slice(0, MAX_LINKS).flatMap((context) => {
        const linked = trace.getSpanContext(context);
        return linked === undefined ? [] : [{ context: linked }];
      });
      return spanIn(own, name, SpanKind.INTERNAL, { attributes, links });
    },
    active: () => {
      const context = contexts.active();
      return trace.getSpan(context) === undefined ? undefined : { place: context };
    },
    apart: (work) => contexts.with(ROOT_CONTEXT, work),
    [Symbol.asyncDispose]: async () => {
      await Promise.race([
        provider.shutdown().catch(() => {}), // what is lost has been counted
        new Promise((resolve) => setTimeout(resolve, ENDING_MS).unref()),
      ]);
      contexts.disable();
    },
  };
}

interface SpanMore {
  readonly attributes: OtelAttributes;
  readonly links?: { context: SpanContext }[];
}

class OpenSpan implements Span {
  readonly #span: OtelSpan;
  readonly #context: Context;
  readonly #contexts: AsyncLocalStorageContextManager;

  constructor(span: OtelSpan, parent: Context, contexts: AsyncLocalStorageContextManager) {
    this.#span = span;
    this.#context = trace.setSpan(parent, span);
    this.#contexts = contexts;
  }

  get traceId(): string {
    return this.#span.spanContext().traceId;
  }

  within<T>(work: () => T): T {
    return this.#contexts.with(this.#context, work);
  }

  set(attributes: Attributes): void {
    this.#span.setAttributes(attributes);
  }

  end(error?: string): void {
    if (error !== undefined) {
      this.#span.setStatus({ code: SpanStatusCode.ERROR });
      this.#span.setAttribute("error.type", error);
    }
    this.#span.end();
  }
}

/** A place is what `active` made, or nothing of ours. */
function contextOf({ place }: Place): Context[] {
  return isContext(place) ? [place] : [];
}

const isContext = (place: unknown): place is Context =>
  typeof place === "object" && place !== null && "getValue" in place && "setValue" in place;

/** An exporter whose results somebody hears of. */
const told = (exporter: SpanExporter, exported: (isSent: boolean) => void): SpanExporter => ({
  export: (spans, done) =>
    exporter.export(spans, (result: ExportResult) => {
      exported(result.code === ExportResultCode.SUCCESS);
      done(result);
    }),
  forceFlush: async () => exporter.forceFlush?.(),
  shutdown: () => exporter.shutdown(),
});
