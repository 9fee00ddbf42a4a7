import { DATASET, INPUT, OUTPUT } from "./datasetFacets.js";
import { JOB, RUN } from "./runFacets.js";

/**
 * The facets that facts are made from, and what of each is read (OpenLineage's spec/facets). All others are kept in the event.
 */
export const FACETS = { run: RUN, job: JOB, dataset: DATASET, input: INPUT, output: OUTPUT };

/** Facets by their names; undefined is one that the event deletes. */
export type Said<T> = { readonly [N in keyof T]?: T[N] | undefined };
